import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../backend/numerics/random.ts';

const root = path.join(import.meta.dirname, '../..');

/** What is read and embedded: the documentation and the benchmark's documents, in one piece. */
export function longText(): string {
  return ['docs', 'bench/retrieval/corpus']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder))
        .filter((name) => /\.(md|txt)$/u.test(name))
        .toSorted()
        .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
    )
    .join('\n\n');
}

/** Chunks of 5 to 260 words, the same each time: the lengths that cutting documents gives. */
export function mixedChunks(count: number): string[] {
  const words = longText().split(/\s+/u);
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    const length = Math.round(5 * 52 ** random());
    const start = Math.floor(random() * (words.length - length));
    return words.slice(start, start + length).join(' ');
  });
}
