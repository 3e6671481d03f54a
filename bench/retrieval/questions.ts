import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';

/** A question and what is right for it. */
export interface Question {
  readonly question: string;
  readonly kind: 'golden' | 'unanswerable' | 'handoff';
  readonly source: string;
  readonly passage: string;
  /** Other passages that answer it as well, where anybody looked for them. */
  readonly also: readonly string[];
}

interface SetOfQuestions {
  readonly documents: string;
  readonly questions: string;
  readonly also?: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const sets: Readonly<Record<string, SetOfQuestions>> = {
  development: { documents: 'bench/retrieval/development', questions: 'bench/retrieval/development.csv' },
  // Documents and questions of authors who wrote nothing of training/data/ranking: careless ones, and plain ones of others.
  ...Object.fromEntries(
    ['clubs-hobbies', 'land-craft', 'money-homes', 'shops-food'].flatMap((field) =>
      ['', '-plain'].map((way) => [
        `practice-${field}${way}`,
        {
          documents: `bench/retrieval/practice/${field}`,
          questions: `bench/retrieval/practice/${field}${way}.csv`,
          also: `bench/retrieval/practice/${field}${way}-also.csv`,
        },
      ]),
    ),
  ),
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
  return {
    folder: path.join(root, set.documents),
    questions: await readQuestions(path.join(root, set.questions), set.also && path.join(root, set.also)),
  };
}

/** The questions of a CSV file, and of another one what answers them as well. Without a column of kinds, an answer tells. */
export async function readQuestions(file: string, alsoFile?: string): Promise<Question[]> {
  const questions = await rowsOf<Omit<Question, 'also' | 'kind'> & Partial<Pick<Question, 'kind'>>>(file);
  const also = await rowsOf<{ question: string; passage: string }>(alsoFile);
  return questions.map((question) => ({
    ...question,
    kind: question.kind ?? (question.passage === '' ? 'unanswerable' : 'golden'),
    also: also.filter((row) => row.question === question.question).map(({ passage }) => passage),
  }));
}

async function rowsOf<Row>(file: string | undefined): Promise<Row[]> {
  if (file === undefined || !existsSync(file)) return [];
  return Papa.parse<Row>(await readFile(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
}
