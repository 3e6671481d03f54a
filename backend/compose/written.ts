import type { ComposeLanguage, Part } from '../../contract/compose-templates.ts';
import type { TracedSentence, WrittenBy, WrittenPart } from '../../contract/compose-texts.ts';
import { sentencesOf } from '../wording/words.ts';

/** A line of a part, and whose it is. */
export interface Line {
  readonly text: string;
  readonly by: WrittenBy;
  readonly variables: readonly string[];
}

/** A part with its lines; a paragraph has one, a list one for each entry. */
export interface FilledPart {
  readonly part: Part;
  readonly lines: readonly Line[];
}

/** How many candidates the model wrote for a part, and why those fell that did. */
export interface Tally {
  readonly written: number;
  readonly passed: number;
  readonly rejected: WrittenPart['rejected'];
}

export const noTally: Tally = { written: 0, passed: 0, rejected: [] };

/** A part as it is told to a client. */
export function writtenPart(
  { part, lines }: FilledPart,
  language: ComposeLanguage,
  tally: Tally,
): WrittenPart {
  return {
    partId: part.id,
    layout: part.layout,
    heading: part.heading[language],
    text: lines.map(({ text }) => text).join('\n'),
    by: lines.some(({ by }) => by === 'model') ? 'model' : 'template',
    variables: [...new Set(lines.flatMap(({ variables }) => variables))],
    candidates: { written: tally.written, passed: tally.passed },
    rejected: [...tally.rejected],
  };
}

/** The parts as one Markdown text, and of each sentence in it whose it is. Numbered parts in a row count on. */
export function layOutText(
  parts: readonly FilledPart[],
  language: ComposeLanguage,
): { readonly text: string; readonly sentences: TracedSentence[] } {
  let text = '';
  let number = 0;
  const sentences: TracedSentence[] = [];
  let last: FilledPart | null = null;
  for (const filled of parts) {
    const { part, lines } = filled;
    const heading = part.heading[language];
    const goesOn = last !== null && heading === '' && isList(part) && last.part.layout === part.layout;
    if (!goesOn) number = 0;
    if (text !== '') text += goesOn ? '\n' : '\n\n';
    if (heading !== '') text += `## ${heading}\n\n`;
    lines.forEach((line, i) => {
      if (i > 0) text += '\n';
      const [first, between] = marksOf(part, ++number);
      const body = line.text.replace(/\n+/gu, (breaks) =>
        breaks.length > 1 && part.layout === 'paragraph' ? '\n\n' : between,
      );
      const start = text.length + first.length;
      text += first + body;
      for (const sentence of sentencesOf(body))
        sentences.push({
          start: start + sentence.start,
          end: start + sentence.end,
          by: line.by,
          variables: [...line.variables],
        });
    });
    last = filled;
  }
  return { text, sentences };
}

const isList = (part: Part) => part.layout === 'bullets' || part.layout === 'numbered';

/** What stands before a line, and at the line breaks within it. */
function marksOf({ layout }: Part, number: number): readonly [string, string] {
  switch (layout) {
    case 'heading':
      return ['# ', ' '];
    case 'subheading':
      return ['## ', ' '];
    case 'bullets':
      return ['- ', ' '];
    case 'numbered':
      return [`${number}. `, ' '];
    case 'quote':
      return ['> ', '\n> '];
    case 'paragraph':
      return ['', '  \n'];
  }
}
