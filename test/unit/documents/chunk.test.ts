import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkDocument } from '../../../backend/documents/chunk.ts';
import type { Chunk, ParsedDocument } from '../../../backend/documents/document.ts';
import { createDocumentBuilder } from '../../../backend/documents/document-builder.ts';
import { parseMarkdown } from '../../../backend/documents/parse-markdown.ts';
import { quiet } from '../../support/documents/quiet.ts';

/** About as an embedder counts: a word is a token, an ideograph is one. */
const countWords = (text: string) => text.match(/[\u3400-\u9fff]|[^\s\u3400-\u9fff]+/gu)?.length ?? 0;
const markdown = (text: string) => parseMarkdown(text, null, quiet);
const sentence = (name: string, words = 12) => `${name} ${'word '.repeat(words - 2)}end.`;

function own(document: ParsedDocument, { start, end }: Chunk): string {
  return document.text.slice(start, end);
}

describe('by structure', () => {
  test('a heading goes with what follows, under the headings above it', () => {
    const document = markdown('# Kettle\n\n## Care\n\nDescale it.\n\n## Repair\n\nSend it in.');
    const chunks = [...chunkDocument(document, countWords)];
    expect(chunks.map((chunk) => own(document, chunk))).toEqual([
      'Kettle\n\nCare\n\nDescale it.',
      'Repair\n\nSend it in.',
    ]);
    expect(chunks.map(({ text }) => text)).toEqual([
      'Kettle\n\nCare\n\nDescale it.',
      'Kettle\nRepair\n\nSend it in.',
    ]);
    expect(chunks.map(({ headingPath }) => headingPath)).toEqual([
      ['Kettle', 'Care'],
      ['Kettle', 'Repair'],
    ]);
  });

  test('sentences stay whole, and the last one or two are repeated', () => {
    const names = Array.from({ length: 60 }, (_, index) => `S${index}`);
    const document = markdown(`# Long\n\n${names.map((name) => sentence(name)).join(' ')}`);
    const chunks = [...chunkDocument(document, countWords)];
    expect(chunks.length).toBeGreaterThan(2);
    for (const [index, chunk] of chunks.entries()) {
      expect(chunk.tokens).toBeLessThanOrEqual(220 * 1.25);
      expect(own(document, chunk)).toMatch(/end\.$/u);
      const next = chunks[index + 1];
      if (!next) continue;
      const repeated = document.text.slice(next.start, chunk.end);
      expect(repeated.match(/S\d+/gu)?.length).toBeOneOf([1, 2]);
      expect(next.text.startsWith('Long\nS')).toBe(true);
    }
  });

  test('rows of a table stay whole and name their columns in each passage', () => {
    const rows = Array.from({ length: 100 }, (_, index) => `| Part ${index} | ${index} € |`).join('\n');
    const document = markdown(`| Name | Price |\n|---|---|\n${rows}`);
    const chunks = [...chunkDocument(document, countWords)];
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) {
      expect(own(document, chunk)).toMatch(
        /^Name: Part \d+; Price: \d+ €(?:\nName: Part \d+; Price: \d+ €)*$/u,
      );
    }
  });

  test('Chinese is cut at the ends of its sentences', () => {
    const text = Array.from(
      { length: 40 },
      (_, index) => `第${index}步请检查所有配件是否齐全并联系客户服务。`,
    ).join('');
    const document = markdown(`# 手册\n\n${text}`);
    const chunks = [...chunkDocument(document, countWords)];
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(own(document, chunk)).toMatch(/。$/u);
  });

  test('a text without an end is cut at words, one word without an end at its letters', () => {
    const long = markdown('word '.repeat(3000));
    for (const chunk of chunkDocument(long, countWords)) expect(own(long, chunk)).toMatch(/^word( word)*$/u);
    const endless = markdown('a'.repeat(5000));
    const chunks = [...chunkDocument(endless, (text) => Math.ceil(text.length / 4))];
    expect(chunks.every(({ tokens }) => tokens <= 400)).toBe(true);
    expect(chunks.map((chunk) => own(endless, chunk)).join('')).toBe('a'.repeat(5000));
  });

  test('a heading at the end is a passage of its own', () => {
    const document = markdown('# One\n\nText.\n\n# Two');
    expect([...chunkDocument(document, countWords)].map(({ text }) => text)).toEqual(['One\n\nText.', 'Two']);
  });

  test('a passage is on the page where it begins', () => {
    const builder = createDocumentBuilder();
    builder.page(1);
    builder.paragraph(Array.from({ length: 30 }, (_, index) => sentence(`A${index}`)).join(' '));
    builder.page(2);
    builder.continue(' ', Array.from({ length: 30 }, (_, index) => sentence(`B${index}`)).join(' '));
    const document = builder.finish('pdf', null, null);
    for (const chunk of chunkDocument(document, countWords)) {
      expect(own(document, chunk)).toMatch(chunk.page === 1 ? /^A/u : /^B/u);
    }
  });
});

describe('whatever the document', () => {
  const words = fc.oneof(
    fc
      .array(
        fc.constantFrom('Kettle', 'e.g.', 'water.', 'No. 5', '水壶', '好。', '3.5', '😀😀', 'Ärger!', 'x\ny'),
      )
      .map((all) => all.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.nat(900).map((length) => 'z'.repeat(length)),
  );
  const block = fc.record({
    kind: fc.constantFrom('heading', 'paragraph', 'listItem', 'tableRow', 'code', 'page'),
    level: fc.integer({ min: 1, max: 6 }),
    words,
  });
  const documents = fc.array(block, { maxLength: 40 }).map((blocks) => {
    const builder = createDocumentBuilder();
    blocks.forEach(({ kind, level, words: text }, index) => {
      if (kind === 'page') builder.page(index);
      else if (kind === 'heading' || kind === 'listItem') builder[kind](level, text);
      else builder[kind as 'paragraph'](text);
    });
    return builder.finish('text', null, null);
  });
  const counts = fc.constantFrom<(text: string) => number>(
    countWords,
    (text) => text.length,
    (text) => Math.ceil(text.length / 4) + 2,
  );

  test('passages point at their words, cover every block, and are never too long', () => {
    fc.assert(
      fc.property(documents, counts, fc.integer({ min: 20, max: 100 }), (document, count, max) => {
        const target = Math.floor(max * 0.6);
        const chunks = [...chunkDocument(document, count, { target, max, overlap: 10 })];
        let covered = 0;
        for (const chunk of chunks) {
          expect(chunk.text.endsWith(own(document, chunk))).toBe(true);
          expect(chunk.tokens).toBe(count(chunk.text));
          expect(chunk.tokens).toBeLessThanOrEqual(max);
          expect(chunk.start).toBeLessThan(chunk.end);
          // What lies between passages is no words.
          expect(document.text.slice(covered, Math.max(covered, chunk.start)).trim()).toBe('');
          covered = Math.max(covered, chunk.end);
        }
        expect(document.text.slice(covered).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('blocks are in order and cover the text but for the space between them', () => {
    fc.assert(
      fc.property(documents, (document) => {
        let at = 0;
        for (const { start, end } of document.blocks) {
          expect(document.text.slice(at, start)).toMatch(/^\n{0,2}$/u);
          expect(document.text.slice(start, end).trim()).not.toBe('');
          at = end;
        }
        expect(at).toBe(document.text.length);
      }),
    );
  });
});
