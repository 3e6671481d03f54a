import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runComparison } from './compare-run.ts';
import { runSpeed } from './speed-run.ts';

const usage = 'Usage: npm run bench -- predict [--data sklearn|speed] [--seeds 1,2,3] [--json]';

const log = (line: string) => process.stderr.write(`${line}\n`);
try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'sklearn' },
      seeds: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const chosen = values.seeds ?? (values.data === 'speed' ? '1' : '0,1,2,3,4,5,6,7,8,9');
  const seeds = chosen.split(',').map(Number);
  if (!seeds.every(Number.isSafeInteger)) throw new Error(`Seeds are whole numbers. ${usage}`);
  const results = run(values.data, seeds);
  const machine = { processor: cpus()[0]?.model ?? 'unknown', node: process.version };
  if (values.json)
    process.stdout.write(`${JSON.stringify({ benchmark: 'predict', machine, ...results }, null, 2)}\n`);
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function run(data: string, seeds: readonly number[]) {
  switch (data) {
    case 'sklearn':
      return runComparison(seeds, log);
    case 'speed':
      return runSpeed(seeds, log);
    default:
      throw new Error(usage);
  }
}
