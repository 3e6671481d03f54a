import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const columns = ['question', 'kind', 'answer', 'source', 'passage'] as const;
const kinds = ['golden', 'unanswerable', 'handoff'] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;
type Counts = Readonly<Record<(typeof kinds)[number], number>>;

const sets: readonly { name: string; documents: string; questions: string; counts: Counts }[] = [
  {
    name: 'the sample',
    documents: 'library/samples/support',
    questions: 'library/samples/support/tests.csv',
    counts: { golden: 30, unanswerable: 12, handoff: 8 },
  },
  {
    name: 'the Chinese sample',
    documents: 'library/samples/support-zh',
    questions: 'library/samples/support-zh/tests.csv',
    counts: { golden: 15, unanswerable: 6, handoff: 4 },
  },
  {
    name: 'the retrieval corpus',
    documents: 'bench/retrieval/corpus',
    questions: 'bench/retrieval/questions.csv',
    counts: { golden: 140, unanswerable: 40, handoff: 20 },
  },
];

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const numbersIn = (text: string): readonly string[] => text.match(/\d+(?:[.,:]\d+)*/g) ?? [];
/** Words, or single characters of Chinese, which has no spaces. */
const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\d+/gu) ?? [];
const codesIn = (text: string): readonly string[] => text.match(/\b(?:E|P|C|F|QD)-\d{2,}\b/g) ?? [];
const twice = (texts: readonly string[]) => texts.filter((text, i) => texts.indexOf(text) !== i);

/** A document as its reader sees it: of HTML, the text without the tags. */
async function readDocument(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return spaced(file.endsWith('.html') ? parseHTML(text).document.body.textContent : text);
}

async function readDocuments(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(path.join(root, folder))).filter((name) => !name.endsWith('.csv'));
  const texts = await Promise.all(names.map((name) => readDocument(path.join(root, folder, name))));
  return new Map(names.map((name, i) => [name, texts[i] ?? '']));
}

async function readQuestions(file: string) {
  const { data, errors, meta } = Papa.parse<Row>(await readFile(path.join(root, file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return { rows: data, errors, fields: meta.fields };
}

/** Whether two lists of words share a run of `length` words. */
function sharesRun(a: readonly string[], b: readonly string[], length: number): boolean {
  const runs = (words: readonly string[]) =>
    words
      .slice(0, Math.max(0, words.length - length + 1))
      .map((_, i) => words.slice(i, i + length).join(' '));
  const of = new Set(runs(b));
  return runs(a).some((run) => of.has(run));
}

describe.each(sets)('the questions on $name', ({ documents, questions, counts }) => {
  test('are a table with the five columns, of three kinds, as many as they should be', async () => {
    const { rows, errors, fields } = await readQuestions(questions);
    expect(errors).toEqual([]);
    expect(fields).toEqual(columns);
    const found = Object.fromEntries(
      kinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
    );
    expect(found).toEqual(counts);
    expect(rows).toHaveLength(kinds.reduce((sum, kind) => sum + counts[kind], 0));
  });

  test('are asked once each, and have an answer exactly where there is one', async () => {
    const { rows } = await readQuestions(questions);
    expect(twice(rows.map(({ question }) => wordsOf(question).join(' ')))).toEqual([]);
    const faults = rows.filter(({ question, kind, answer, source, passage }) => {
      const filled = [answer, source, passage].filter((value) => value !== '').length;
      return question.length < 3 || filled !== (kind === 'golden' ? 3 : 0);
    });
    expect(faults).toEqual([]);
  });

  test('name a passage that stands in its source word for word and holds the numbers of the answer', async () => {
    const texts = await readDocuments(documents);
    const { rows } = await readQuestions(questions);
    const golden = rows.filter(({ kind }) => kind === 'golden');
    const astray = golden.filter(({ source, passage }) => !texts.get(source)?.includes(spaced(passage)));
    expect(astray).toEqual([]);
    const unfounded = golden.flatMap(({ question, answer, passage }) =>
      numbersIn(answer)
        .filter((number) => !numbersIn(passage).includes(number))
        .map((number) => `${question}: ${number}`),
    );
    expect(unfounded).toEqual([]);
  });

  test('are not worded like their passage', async () => {
    const { rows } = await readQuestions(questions);
    const copied = rows.filter(({ question, passage }) => sharesRun(wordsOf(question), wordsOf(passage), 6));
    expect(copied.map(({ question }) => question)).toEqual([]);
  });

  test('are about every document, and no code of an unanswerable one stands in any', async () => {
    const texts = await readDocuments(documents);
    const { rows } = await readQuestions(questions);
    const golden = rows.filter(({ kind }) => kind === 'golden');
    expect([...new Set(golden.map(({ source }) => source))].sort()).toEqual([...texts.keys()].sort());
    const known = new Set([...texts.values()].flatMap(codesIn));
    const asked = rows
      .filter(({ kind }) => kind === 'unanswerable')
      .flatMap(({ question }) => codesIn(question));
    expect(asked).not.toEqual([]);
    expect(asked.filter((code) => known.has(code))).toEqual([]);
  });
});

describe('the documents', () => {
  test('of the corpus are ten, in three formats, of 900 to 1,800 words, asked about equally often', async () => {
    const texts = await readDocuments('bench/retrieval/corpus');
    const count = (extension: string) => [...texts.keys()].filter((name) => name.endsWith(extension)).length;
    expect([count('.md'), count('.txt'), count('.html'), texts.size]).toEqual([6, 2, 2, 10]);
    const { rows } = await readQuestions('bench/retrieval/questions.csv');
    for (const [name, text] of texts) {
      const { length } = text.split(' ');
      expect(length, name).toBeGreaterThanOrEqual(900);
      expect(length, name).toBeLessThanOrEqual(1800);
      expect(rows.filter(({ source }) => source === name).length, name).toBe(14);
    }
  });

  test.each(['library/samples/support', 'library/samples/support-zh'])(
    'of %s name only error codes that their manual explains',
    async (folder) => {
      const texts = await readDocuments(folder);
      const explained = new Set(codesIn(texts.get('manual.md') ?? ''));
      expect(explained.size).toBeGreaterThanOrEqual(6);
      const named = [...texts.values()].flatMap(codesIn);
      expect(named.filter((code) => !explained.has(code))).toEqual([]);
    },
  );
});
