import { execFileSync } from 'node:child_process';
import { getPriority } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const program = `
  import { readdirSync, promises } from 'node:fs';
  import { getPriority } from 'node:os';
  import { Worker } from 'node:worker_threads';
  const { standBack } = await import(process.argv[1]);
  standBack();
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
  await new Promise((begun) => worker.once('online', begun));
  await promises.readdir('.');
  process.stdout.write(JSON.stringify(readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)))));
  process.exit(0);
`;

it.runIf(process.platform === 'linux')(
  'every thread of a process that stands back does, those that are begun later too',
  () => {
    const file = path.resolve(import.meta.dirname, '../../backend/stand-back.ts');
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program, file], {
      encoding: 'utf8',
    });
    const priorities = JSON.parse(said) as number[];
    expect(priorities.length).toBeGreaterThan(5);
    // Whoever runs these tests may have been lowered themselves.
    expect(new Set(priorities)).toEqual(new Set([Math.max(5, getPriority())]));
  },
);
