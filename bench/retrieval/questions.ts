import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';

/** A question and what is right for it. */
export interface Question {
  readonly question: string;
  readonly kind: 'golden' | 'unanswerable' | 'handoff';
  readonly source: string;
  readonly passage: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const sets: Readonly<Record<string, { documents: string; questions: string }>> = {
  development: { documents: 'bench/retrieval/development', questions: 'bench/retrieval/development.csv' },
  practice: { documents: 'bench/retrieval/practice', questions: 'bench/retrieval/practice.csv' },
  samples: { documents: 'library/samples/support', questions: 'library/samples/support/tests.csv' },
  'samples-zh': {
    documents: 'library/samples/support-zh',
    questions: 'library/samples/support-zh/tests.csv',
  },
  corpus: { documents: 'bench/retrieval/corpus', questions: 'bench/retrieval/questions.csv' },
};

/** The folder of a set and its questions. Throws for a set that is not there. */
export async function readSet(name: string): Promise<{ folder: string; questions: Question[] }> {
  const set = sets[name];
  if (!set) throw new Error(`--data is one of: ${Object.keys(sets).join(', ')}.`);
  const csv = await readFile(path.join(root, set.questions), 'utf8');
  const { data } = Papa.parse<Question>(csv, { header: true, skipEmptyLines: true });
  return { folder: path.join(root, set.documents), questions: data };
}
