import { describe, expect, it } from 'vitest';
import type { TracedSentence } from '../../../../contract/compose-texts.ts';
import { linesOf, piecesOf } from '../../../../renderer/features/compose/text-lines.ts';

const text =
  '# Seat board\n\nIt is free. It costs 40 euros.\n\n## Why\n\n- one\n2. two\n> three\n\n**Book** now';

function sentence(words: string, by: TracedSentence['by']): TracedSentence {
  const start = text.indexOf(words);
  return { start, end: start + words.length, by, variables: [] };
}

describe('the lines of a text', () => {
  it('are told by their marks, and lie where their words are', () => {
    const lines = linesOf(text);
    expect(lines.map(({ kind }) => kind)).toEqual([
      'title',
      'plain',
      'heading',
      'bullet',
      'number',
      'quote',
      'plain',
    ]);
    expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Seat board',
      'It is free. It costs 40 euros.',
      'Why',
      'one',
      'two',
      'three',
      '**Book** now',
    ]);
    expect(lines[4]?.mark).toBe('2.');
  });

  it('fall into pieces by whose their sentences are, and lose no word', () => {
    const line = linesOf(text)[1]!;
    const sentences = [sentence('It is free.', 'template'), sentence('It costs 40 euros.', 'model')];
    const pieces = piecesOf(text, line, sentences, ['40']);
    expect(pieces.map(({ by, unsupported }) => [by, unsupported])).toEqual([
      ['template', false],
      [null, false],
      ['model', true],
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe('It is free. It costs 40 euros.');
  });

  it('do not take a number for a part of a longer one', () => {
    const line = linesOf(text)[1]!;
    const pieces = piecesOf(text, line, [sentence('It costs 40 euros.', 'model')], ['4', '0']);
    expect(pieces.some(({ unsupported }) => unsupported)).toBe(false);
  });

  it('read bold words', () => {
    const line = linesOf(text).at(-1)!;
    expect(piecesOf(text, line, [sentence('**Book** now', 'template')], [])).toEqual([
      { text: 'Book', by: 'template', bold: true, unsupported: false },
      { text: ' now', by: 'template', bold: false, unsupported: false },
    ]);
  });
});
