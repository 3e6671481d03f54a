import { spansOf, type Span } from './span.ts';

/** A local part of at most 64 characters, and a domain of at least two labels (RFC 5321, without quoted parts). */
const email =
  /(?<![A-Za-z\d._%+-])[A-Za-z\d_%+-](?:[A-Za-z\d._%+-]{0,62}[A-Za-z\d_%+-])?@(?:[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?\.){1,8}[A-Za-z]{2,24}(?![A-Za-z\d])/gu;

/** Mail addresses of a text. */
export function findEmails(text: string): Span[] {
  return text.includes('@') ? spansOf(text, email) : [];
}
