import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Candidate } from '../../../backend/knowledge/candidates.ts';
import { isEnglish, textToRead } from '../../../backend/knowledge/sentence-reading.ts';
import { loadReranker, type LoadedReranker } from '../../../backend/runtime/reranker.ts';

const root = path.resolve(import.meta.dirname, '../../..');

function candidate(text: string, { before = '', headings = [] as string[], isRow = false } = {}): Candidate {
  return { passage: { headings }, before, text, isRow } as unknown as Candidate;
}

describe('what the ranker reads of a sentence', () => {
  it('is the last two headings, shortened, and the sentence', () => {
    const headings = [
      'Terms',
      'Bare-root orders',
      'What you pay for the carriage of hedges and of all trees',
    ];
    expect(textToRead(candidate('Carriage is 12 euros.', { headings }))).toBe(
      'Bare-root orders / What you pay for the carriage of hedges | Carriage is 12 euros.',
    );
    expect(textToRead(candidate('Carriage is 12 euros.'))).toBe(' | Carriage is 12 euros.');
  });

  it('is the end of the sentence before, too, where it leans on that', () => {
    const before = 'Hedge plants that have not come into leaf by the fifteenth of June are replaced once.';
    const headings = ['Failures'];
    expect(textToRead(candidate('It is 30 June for fruit trees.', { before, headings }))).toBe(
      'Failures | not come into leaf by the fifteenth of June are replaced once. | It is 30 June for fruit trees.',
    );
    expect(textToRead(candidate('Fruit trees have until 30 June.', { before, headings }))).not.toContain(
      'leaf',
    );
    expect(textToRead(candidate('Its price: 3 euros', { before, headings, isRow: true }))).not.toContain(
      'leaf',
    );
  });
});

describe('English', () => {
  it('is told from other languages by its small words', async () => {
    const folder = path.join(root, 'bench/retrieval/practice/money-homes');
    for (const file of await readdir(folder))
      expect(isEnglish([await readFile(path.join(folder, file), 'utf8')]), file).toBe(true);
    for (const text of [
      'Die Lieferung dauert in der Regel drei Tage. Was nicht passt, kann innerhalb von 14 Tagen zurück an uns.',
      'La livraison prend trois jours. Les articles peuvent être retournés dans un délai de quatorze jours.',
      'El envío tarda tres días. Los artículos se pueden devolver en un plazo de catorce días, a no ser que…',
    ])
      expect(isEnglish([text, 'Nr. 4711-A: 12,50']), text).toBe(false);
  });
});

describe('the sentence ranker that ships', () => {
  let ranker: LoadedReranker;
  beforeAll(async () => {
    const folder = path.join(root, 'models/inkling-sentence-ranker-en');
    const { models } = JSON.parse(readFileSync(path.join(root, 'models/manifest.json'), 'utf8')) as {
      models: { id: string; contextLength: number }[];
    };
    const { contextLength } = models.find(({ id }) => id === 'inkling-sentence-ranker-en')!;
    ranker = await loadReranker('ranker', folder, contextLength, { kind: 'c-api', threads: 2 });
  });
  afterAll(() => ranker.dispose());

  const sentences = [
    'Returns | You may send goods back within 14 days of delivery.',
    'Returns | Return postage is paid by us inside the country.',
    'Warranty | The warranty covers two years from the date of purchase.',
    'Delivery | Parcels leave on the same day when ordered before 2 pm.',
    'Jobs | Interns work three days a week in the workshop.',
  ];
  it.each([
    ['how long do i have to send it back', 0],
    ['who pays when i return somthing', 1],
    ['its broken after 18 months, do you still fix it', 2],
    ['i order at noon, when does it go out', 3],
  ])('finds what answers "%s"', async (question, right) => {
    const scores = await ranker.score(question, sentences, new AbortController().signal);
    expect(scores.indexOf(Math.max(...scores))).toBe(right);
  });

  it.each([
    ['Within how many days may I send goods back?', 0],
    ['How many years does the warranty cover?', 2],
    ['How many days a week do interns work?', 4],
  ])('is sure of what says it in the words of "%s"', async (question, right) => {
    const scores = await ranker.score(question, sentences, new AbortController().signal);
    expect(scores[right]).toBeGreaterThan(0);
    expect(Math.max(...scores.filter((_, i) => i !== right))).toBeLessThan(0);
  });

  it('thinks less of the best where nothing answers', async () => {
    const best = async (question: string) =>
      Math.max(...(await ranker.score(question, sentences, new AbortController().signal)));
    const unanswerable = await best('do you sell gift vouchers for children');
    expect(unanswerable).toBeLessThan(await best('how long do i have to send it back'));
  });
});
