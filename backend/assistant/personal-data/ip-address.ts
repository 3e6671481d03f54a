import { spansOf, type Span } from './span.ts';

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** Four numbers up to 255; a version number says what it is. */
const four = new RegExp(
  `(?<![A-Za-zÀ-ɏ\\d.]|\\b(?:version|ver\\.?|firmware) )(?:${octet}\\.){3}${octet}(?!\\.?[A-Za-zÀ-ɏ\\d])`,
  'giu',
);
/** Eight groups, or fewer with one gap (RFC 4291, section 2.2). */
const six =
  /(?<![A-Za-zÀ-ɏ\d:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![A-Za-zÀ-ɏ\d:])|(?<![A-Za-zÀ-ɏ\d:])(?:[0-9a-f]{1,4}:){1,7}:(?![A-Za-zÀ-ɏ\d:])/giu;

/** Internet addresses of both versions. */
export function findIpAddresses(text: string): Span[] {
  return [...spansOf(text, four), ...spansOf(text, six, isSix)];
}

function isSix(match: string): boolean {
  const gaps = match.split('::').length - 1;
  const groups = match.split(':').filter((group) => group !== '').length;
  // Times such as 12:30:45 have no gap and few groups.
  return gaps === 1 ? groups <= 7 : gaps === 0 && groups === 8;
}
