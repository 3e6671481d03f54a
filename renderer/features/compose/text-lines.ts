import type { TracedSentence, WrittenBy } from '../../../contract/compose-texts.ts';

/** A line of a text in Markdown: how it stands, and where its words are in the text. */
export interface TextLine {
  readonly kind: 'title' | 'heading' | 'bullet' | 'number' | 'quote' | 'plain';
  /** Number of an entry in a numbered list. */
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

const marks: readonly (readonly [TextLine['kind'], RegExp])[] = [
  ['title', /^#\s+/u],
  ['heading', /^#{2,6}\s+/u],
  ['bullet', /^\s*[-*•]\s+/u],
  ['number', /^\s*\d+[.)]\s+/u],
  ['quote', /^>\s?/u],
];

/** The lines that have words. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') continue;
    let kind: TextLine['kind'] = 'plain';
    let mark = '';
    for (const [name, pattern] of marks) {
      const found = pattern.exec(line);
      if (!found) continue;
      kind = name;
      mark = found[0];
      break;
    }
    lines.push({ kind, mark: mark.trim(), start: start + mark.length, end: start + line.trimEnd().length });
  }
  return lines;
}

/** Some words of a line that are drawn alike. */
export interface TextPiece {
  readonly text: string;
  /** Whose they are; null where nobody's are known. */
  readonly by: WrittenBy | null;
  readonly bold: boolean;
  /** Its sentence has a number that no fact holds. */
  readonly unsupported: boolean;
}

/** A line in pieces: by whose its sentences are, with **bold** read. */
export function piecesOf(
  text: string,
  { start, end }: Pick<TextLine, 'start' | 'end'>,
  sentences: readonly TracedSentence[],
  numbers: readonly string[],
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let bold = false;
  const add = (from: number, to: number, by: WrittenBy | null, unsupported: boolean) => {
    text
      .slice(from, to)
      .split('**')
      .forEach((words, i) => {
        if (i > 0) bold = !bold;
        if (words !== '') pieces.push({ text: words, by, bold, unsupported });
      });
  };
  let at = start;
  for (const sentence of sentences) {
    if (sentence.end <= start || sentence.start >= end) continue;
    const from = Math.max(start, sentence.start);
    const to = Math.min(end, sentence.end);
    if (from > at) add(at, from, null, false);
    add(from, to, sentence.by, holdsOneOf(text.slice(sentence.start, sentence.end), numbers));
    at = Math.max(at, to);
  }
  if (at < end) add(at, end, null, false);
  return pieces;
}

/** Whether a number stands in a sentence, and not as part of a longer one. */
function holdsOneOf(sentence: string, numbers: readonly string[]): boolean {
  return numbers.some((number) => {
    const at = sentence.indexOf(number);
    return at >= 0 && !/\d/u.test(sentence[at - 1] ?? '') && !/\d/u.test(sentence[at + number.length] ?? '');
  });
}
