import type { IdeaPair } from '../../contract/cluster.ts';
import type { JobContext } from '../workers/job.ts';
import { cosine } from './nearest.ts';
import type { IdeaTable } from './propose.ts';

/** From here on the generator of ideas takes two for the same, too (docs/ideation.md). */
export const usualThreshold = 0.86;
const mostPairs = 200;

export interface DuplicatesInput extends IdeaTable {
  readonly threshold: number;
  /** Pairs that were said to differ; the lesser id first. */
  readonly apart: readonly (readonly [string, string])[];
}

export interface Duplicates {
  /** Ideas with the same text, in their order. */
  readonly same: string[][];
  /** Closest first. */
  readonly pairs: IdeaPair[];
  readonly leftOut: number;
}

/** Finds ideas with the same text, and pairs that are close in meaning; of the same text only the first is compared. */
export function findDuplicates(input: DuplicatesInput, context: JobContext): Duplicates {
  const { ideaIds, values, dimensions } = input;
  const apart = new Set(input.apart.map(([first, second]) => `${first} ${second}`));
  const isApart = (a: string, b: string) => apart.has(a < b ? `${a} ${b}` : `${b} ${a}`);
  const byText = new Map<string, number[]>();
  input.texts.forEach((text, row) => {
    const plain = plainText(text);
    const rows = byText.get(plain);
    if (rows) rows.push(row);
    else byText.set(plain, [row]);
  });
  const same = [...byText.values()]
    // Two that a person said differ are no question, however alike they look.
    .map((rows) => rows.filter((row, at) => at === 0 || !isApart(ideaIds[rows[0]!]!, ideaIds[row]!)))
    .filter((rows) => rows.length > 1)
    .map((rows) => rows.map((row) => ideaIds[row]!));

  const first = [...byText.values()].map((rows) => rows[0]!);
  const found: { a: number; b: number; similarity: number }[] = [];
  first.forEach((row, at) => {
    if (at % 32 === 0) {
      context.checkpoint();
      context.progress({ share: (at / first.length) ** 2 });
    }
    for (const other of first.slice(0, at)) {
      const similarity = cosine(values, row * dimensions, other * dimensions, dimensions);
      if (similarity >= input.threshold && !isApart(ideaIds[row]!, ideaIds[other]!))
        found.push({ a: other, b: row, similarity });
    }
  });
  found.sort((x, y) => y.similarity - x.similarity);
  return {
    same,
    pairs: found.slice(0, mostPairs).map(({ a, b, similarity }) => ({
      ideaIds: [ideaIds[a]!, ideaIds[b]!],
      similarity: Math.min(1, similarity),
    })),
    leftOut: Math.max(0, found.length - mostPairs),
  };
}

/** A text without what doesn't change what it says: case, width, marks and spaces. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}
