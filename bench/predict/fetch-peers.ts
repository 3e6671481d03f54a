import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const requirement = 'scikit-learn==1.9.1';

const figures = z.record(z.string(), z.number());
const splitsSchema = z.object({
  version: z.string(),
  sets: z.record(
    z.string(),
    z.object({
      /** 0: numbers are predicted. */
      classes: z.int(),
      splits: z.array(z.object({ seed: z.int(), test: z.array(z.int()), scores: figures, seconds: figures })),
    }),
  ),
});
export type Splits = z.infer<typeof splitsSchema>;

/** The sets as CSV texts, how they are split, and what scikit-learn's models reach. */
export interface Peers extends Splits {
  readonly csv: Readonly<Record<string, string>>;
}

/**
 * Lets the user's own Python run scikit-learn on its bundled sets: in an environment of its own in the cache, installed
 * once with pip. The results of the same seeds are kept.
 */
export function fetchPeers(seeds: readonly number[], log: (line: string) => void): Peers {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'inkling', 'bench', 'predict');
  const environment = join(cache, requirement);
  const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  mkdirSync(cache, { recursive: true });
  // Written last: an installation that was cut short starts again.
  const ready = spawnSync(python, ['-c', 'import sklearn']).status === 0;
  if (!ready) {
    log(`Installing ${requirement} with pip into ${environment} ...`);
    call('python3', ['-m', 'venv', environment]);
    call(python, ['-m', 'pip', 'install', '--quiet', requirement]);
  }
  const folder = join(cache, `seeds-${seeds.join('-')}`);
  const path = join(folder, 'splits.json');
  if (!existsSync(path)) {
    log('Training the models of scikit-learn ...');
    call(python, [fileURLToPath(new URL('peers.py', import.meta.url)), folder, seeds.join(',')]);
  }
  const splits = splitsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const names = Object.keys(splits.sets);
  return {
    ...splits,
    csv: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, `${name}.csv`), 'utf8')])),
  };
}

function call(program: string, words: readonly string[]): void {
  // One thread, as the app's own training has: its threads spin when they wait, and are slow on a busy machine.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const { status, stderr, error } = spawnSync(program, words, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${words[0]} failed. ${error?.message ?? stderr.trim()}`);
}
