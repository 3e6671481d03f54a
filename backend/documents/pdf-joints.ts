import { lineJoint } from './line-joint.ts';

/** How a line goes on in the next: what is kept of it, and what comes between. */
export interface Joint {
  readonly before: string;
  readonly between: string;
}

/**
 * Joins a line with the next: a word divided at the end of a line is put together, unless the document has it with a
 * hyphen elsewhere (`hyphenated`, in lower case); lines of Chinese are joined without a space.
 */
export function jointOf(line: string, next: string, hyphenated: ReadonlySet<string>): Joint {
  const divided = /(\p{L}+)[-\u00ad\u2010]$/u.exec(line);
  const rest = /^\p{Ll}\p{L}*/u.exec(next)?.[0];
  if (divided && rest !== undefined) {
    const isCompound = hyphenated.has(`${divided[1]!}-${rest}`.toLowerCase());
    return { before: isCompound ? line : line.slice(0, -1), between: '' };
  }
  if (/[\p{L}\p{N}][-\u2010\u2013/]$/u.test(line)) return { before: line, between: '' };
  return { before: line, between: lineJoint(line, next) };
}

/** The words that have their hyphen in the middle of a line, in lower case. */
export function hyphenatedWords(lines: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.matchAll(/\p{L}+-\p{L}+/gu)) words.add(word.toLowerCase());
  }
  return words;
}
