import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../backend/assistant/parse-csv.ts';
import { readTests, writeTests } from '../../backend/assistant/read-tests.ts';
import { putBack } from '../../backend/analyse/personal/placeholders.ts';
import { seal, unseal } from '../../backend/analyse/personal/secret.ts';
import type { ParsedDocument } from '../../backend/documents/document.ts';
import { readDocument } from '../../backend/documents/read-document.ts';
import { isNestedDeeper } from '../../backend/documents/nesting.ts';
import { parseBriefMarkdown } from '../../backend/projects/brief-markdown.ts';
import { readIdeaText } from '../../backend/ideation/own/read-text.ts';
import { byteFileOf } from '../../backend/runtime/gguf/byte-file.ts';
import { readHeader } from '../../backend/runtime/gguf/header.ts';
import { isTooDeep } from '../../backend/tables/json-depth.ts';
import { readTable } from '../../backend/tables/read-table.ts';
import { createRecordReader } from '../../backend/tables/records.ts';
import { exactCsvLine } from '../../contract/csv.ts';
import { InklingError } from '../../contract/errors.ts';
import { makeXlsx } from '../support/documents/make-xlsx.ts';
import { ggufBytes, type GgufValue } from '../support/gguf.ts';
import { rounds } from '../support/trust.ts';

const options = { numRuns: rounds({ quick: 60, whole: 2000 }), seed: 22 };
const context = { checkpoint: () => undefined, progress: () => undefined };

/** Letters of many scripts, and what formats are made of. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from('ab, ;"\n\r\t|<>&#*_`[]()-é水')), maxLength: 30 }),
);
/** Half of a pair can't be in a file, and NUL makes it no text. */
const inFile = words.map((text) => text.toWellFormed().replaceAll('\0', ''));
const cell = inFile.map((text) => text.replaceAll('\ufeff', ''));
const rows = fc
  .integer({ min: 1, max: 6 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
  );

describe('tables: what was written is read, and nothing else', () => {
  /** Records of a text that comes in pieces. */
  function recordsOf(text: string, cuts: readonly number[]): string[][] {
    const reader = createRecordReader(',');
    const records: string[][] = [];
    const take = ({ cells }: { cells: string[] }) => records.push(cells) > 0;
    let from = 0;
    for (const cut of cuts.map((share) => Math.floor(share * text.length)).sort((a, b) => a - b)) {
      reader.feed(text.slice(from, cut), take);
      from = cut;
    }
    reader.feed(text.slice(from), take);
    reader.end(take);
    return records;
  }

  test('CSV, in whatever pieces it comes', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, cuts, (table, places) => {
        const text = table.map((row) => exactCsvLine(row)).join('');
        // A row of one empty cell is an empty line.
        expect(recordsOf(text, places)).toEqual(table.filter((row) => row.length > 1 || row[0] !== ''));
      }),
      options,
    );
  });

  test('CSV of golden questions, by the parser of its own', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const head = table[0]!.map((_, at) => `column ${at}`);
        const text = [head, ...table].map((row) => exactCsvLine(row)).join('');
        const read = parseCsv(text).map(({ cells }) => cells);
        expect(read).toEqual([head, ...table.filter((row) => row.some((value) => value.trim() !== ''))]);
      }),
      options,
    );
    const test = fc.record({
      question: cell.map((text) => `Why ${text}`.trim()),
      kind: fc.constantFrom('golden', 'unanswerable', 'handoff'),
      answer: cell.map((text) => text.trim()),
      source: cell.map((text) => text.trim()),
      passage: cell.map((text) => text.trim()),
    } as const);
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 8 }), (tests) => {
        const usable = tests.filter((one) => !JSON.stringify(one).includes('\ufffd'));
        if (usable.length > 0) expect(readTests(writeTests(usable))).toEqual({ tests: usable, problems: [] });
      }),
      options,
    );
  });

  const read = (name: string, bytes: Uint8Array | string) => {
    const found: { columns: string[]; rows: string[][] } = { columns: [], rows: [] };
    readTable(
      { kind: 'pasted', name, text: typeof bytes === 'string' ? bytes : '' },
      {},
      {
        columns: (columns) => void found.columns.push(...columns.map((column) => column.name)),
        row: (cells) => found.rows.push([...cells]) > 0,
      },
      context,
    );
    return found;
  };

  test('JSON and JSON lines', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const objects = table.map((row) => Object.fromEntries(row.map((value, at) => [`k${at}`, value])));
        const expected = { columns: table[0]!.map((_, at) => `k${at}`), rows: table };
        expect(read('a.json', JSON.stringify(objects))).toEqual(expected);
        expect(read('a.jsonl', objects.map((one) => `${JSON.stringify(one)}\n`).join(''))).toEqual(expected);
      }),
      options,
    );
  });
});

describe('documents: offsets lie within the text, and no word is lost', () => {
  const check = (document: ParsedDocument) => {
    let end = 0;
    for (const block of document.blocks) {
      expect(block.start).toBeGreaterThanOrEqual(end);
      expect(block.end).toBeGreaterThanOrEqual(block.start);
      ({ end } = block);
    }
    expect(end).toBeLessThanOrEqual(document.text.length);
  };
  const readText = async (fileName: string, text: string): Promise<ParsedDocument | null> => {
    try {
      return await readDocument({ bytes: Buffer.from(text), fileName, encoding: 'utf-8' }, context);
    } catch (error) {
      if (error instanceof InklingError && error.code.startsWith('file-')) return null;
      throw error;
    }
  };

  test.each(['a.txt', 'a.md', 'a.html', 'a.csv'])('whatever stands in %s', async (fileName) => {
    await fc.assert(
      fc.asyncProperty(fc.array(inFile, { maxLength: 12 }), async (lines) => {
        const document = await readText(fileName, lines.join('\n'));
        if (document) check(document);
      }),
      options,
    );
  });

  test('every word of a plain text is in what is read of it', async () => {
    const word = fc.stringMatching(/^[a-z]{2,12}$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1 }),
        async (lines) => {
          const text = lines.map((line) => line.join(' ')).join('\n\n');
          const bare = (written: string) => written.replace(/\s+/gu, '');
          for (const fileName of ['a.txt', 'a.md', 'a.html']) {
            const document = await readText(fileName, text);
            expect(bare(document!.text)).toBe(bare(text));
          }
        },
      ),
      options,
    );
  });

  test('a workbook gives back the texts of its cells', async () => {
    const written = fc.stringMatching(/^[a-z<&"'é水]{1,12}$/u);
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(written, written), { minLength: 2, maxLength: 8 }),
        async (table) => {
          const xml = table
            .map(
              (row, at) =>
                `<row r="${at + 1}">${row.map((text, column) => `<c r="${'AB'[column]}${at + 1}" t="str"><v>${escaped(text)}</v></c>`).join('')}</row>`,
            )
            .join('');
          const bytes = makeXlsx([{ name: 'A', rows: xml }]);
          const document = await readDocument({ bytes, fileName: 'a.xlsx' }, context);
          for (const text of table.flat()) expect(document.text).toContain(text);
          check(document);
        },
      ),
      options,
    );
  });
});

describe('what people write by hand', () => {
  test('every word of a brief stands in one of its fields', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/u);
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
    const heading = fc.constantFrom('## Problem', '## People', '## Constraints', '# Title', '## Other', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(heading, line), { minLength: 1, maxLength: 8 }), (parts) => {
        const fields = parseBriefMarkdown(parts.map(([head, text]) => `${head}\n\n${text}.`).join('\n\n'));
        const all = Object.values(fields).join(' ');
        for (const [, text] of parts) for (const one of text.split(' ')) expect(all).toContain(one);
      }),
      options,
    );
  });

  test('every line of a list is an idea', () => {
    const line = fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,5}$/u);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const { ideas } = readIdeaText(lines.map((text) => `- ${text}`).join('\n'), 'lines');
        expect(ideas.map(({ title, pitch }) => pitch || title)).toEqual(lines);
      }),
      options,
    );
  });

  test('a masked text comes back with its key, whatever the placeholders stand for', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (values) => {
        const mapping = Object.fromEntries(values.map((value, at) => [`[NAME-${at + 1}]`, value]));
        const { mapping: sealed, key } = seal(mapping);
        // JSON keeps half of a pair as it is.
        expect(unseal(sealed, key)).toEqual(mapping);
        const masked = Object.keys(mapping).join(' and ');
        expect(putBack(masked, unseal(sealed, key)).text).toBe(values.join(' and '));
      }),
      options,
    );
  });
});

test('the header of a GGUF file says what was written into it', () => {
  const value: fc.Arbitrary<GgufValue> = fc.oneof(
    fc.string({ maxLength: 20 }).map((text): GgufValue => ['text', text.toWellFormed()]),
    fc.nat().map((number): GgufValue => ['u32', number]),
    fc.boolean().map((flag): GgufValue => ['flag', flag]),
    fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 5 }).map((list): GgufValue => ['i32', list]),
  );
  const key = fc.stringMatching(/^[a-z]{1,8}\.[a-z_]{1,12}$/u).filter((name) => name !== 'general.alignment');
  fc.assert(
    fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (metadata) => {
      const { metadata: read } = readHeader(byteFileOf(ggufBytes(metadata, [])));
      expect(Object.fromEntries(read)).toEqual(
        Object.fromEntries(Object.entries(metadata).map(([name, [, written]]) => [name, written])),
      );
    }),
    options,
  );
});

describe('depth is told without a stack', () => {
  test('of JSON, as the value itself has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 990, max: 1010 }), fc.string({ maxLength: 1200 }), (depth, text) => {
        const json = `${'['.repeat(depth)}${JSON.stringify(text)}${']'.repeat(depth)}`;
        expect(isTooDeep(json)).toBe(depth > 1000);
        expect(isTooDeep(JSON.stringify([text, '[[[{{{"'.repeat(400)]))).toBe(false);
      }),
      options,
    );
  });

  test('of elements, those that are closed or stand alone left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (depth, limit) => {
        const inside = '<p>a<br><img src="x"/><li>b<i>c</i>'.repeat(80);
        const markup = `${'<div class="a">'.repeat(depth)}${inside}${'</div>'.repeat(depth)}`;
        expect(isNestedDeeper(markup, limit)).toBe(depth + 1 > limit);
        expect(isNestedDeeper(`${markup}<unfinished `.repeat(3), limit + 3 * depth)).toBe(false);
      }),
      options,
    );
  });
});
