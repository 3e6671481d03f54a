import { InklingError } from '../../../contract/errors.ts';
import { ownIdeasLimit, type ListForm } from '../../../contract/own-ideas.ts';
import { hasHeadings, readHeadings } from './read-headings.ts';
import { readLines } from './read-lines.ts';
import type { ReadFields } from './read-idea.ts';

/** A text taken apart into ideas. */
export interface ReadText {
  readonly form: ListForm;
  readonly hasHeadings: boolean;
  readonly ideas: readonly ReadFields[];
}

/**
 * Reads ideas from a text. Where nobody says how, a text with bullets below headings is a list under titles of
 * groups, and one with headings and prose is read by its headings. Throws `not-enough-data` when there is none.
 */
export function readIdeaText(text: string, form: ListForm | undefined): ReadText {
  const headed = hasHeadings(text);
  const chosen = form ?? (headed && !isList(text) ? 'headings' : 'lines');
  const ideas = chosen === 'headings' ? readHeadings(text) : readLines(text);
  if (ideas.length === 0)
    throw new InklingError(
      'not-enough-data',
      'There is no idea in this text: every line is empty or a heading.',
      'Write one idea on a line, or a heading with a sentence below it.',
    );
  return { form: chosen, hasHeadings: headed, ideas };
}

/** Throws `invalid-input` when there are more ideas than are added at a time. */
export function requireWithinLimit(count: number): void {
  if (count <= ownIdeasLimit) return;
  const number = (value: number) => value.toLocaleString('en');
  throw new InklingError(
    'invalid-input',
    `These are ${number(count)} ideas, and ${number(ownIdeasLimit)} are added at a time. Nothing was added.`,
    'Keep the best of them, or add them in parts.',
  );
}

/** Whether bullets are the ideas: they are not labels of parts, as in our own export, and there are more than headings. */
function isList(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  const bullets = lines.filter((line) => /^(?:[-*+•]|\d{1,4}[.)])\s+(?!\*\*[^*]+:\*\*)/.test(line)).length;
  const headings = lines.filter((line) => /^ {0,3}#{1,6}\s/.test(line)).length;
  return bullets > headings;
}
