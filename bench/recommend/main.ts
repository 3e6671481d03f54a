import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { algorithms } from '../../backend/recommend/algorithms/index.ts';
import { blendPaper } from '../../backend/recommend/blend.ts';
import { createInvertMatrix } from '../../backend/runtime/invert-matrix.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { embedTexts } from './embed.ts';
import { runMillion } from './million-run.ts';
import { runMovieLens } from './movielens-run.ts';

const usage = 'Usage: npm run bench -- recommend --data ML100K|MILLION [--seeds 1,2,3] [--json]';

const log = (line: string) => process.stderr.write(`${line}\n`);
try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      seeds: { type: 'string', default: '1,2,3' },
      json: { type: 'boolean' },
    },
  });
  const seeds = values.seeds.split(',').map(Number);
  if (!seeds.every(Number.isSafeInteger)) throw new Error(`Seeds are whole numbers. ${usage}`);
  const threads = availableParallelism();
  const { kind } = chooseRuntime();
  const invert = createInvertMatrix(kind, threads);
  const embed = (texts: readonly string[]) => embedTexts(texts, kind, threads);
  const papers = [
    ...Object.values(algorithms).map(({ id, paper }) => ({ id, paper })),
    { id: 'blend', paper: blendPaper },
  ];
  const machine = { processor: cpus()[0]?.model ?? 'unknown', threads, node: process.version };
  const results = await run(values.data, seeds);
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ benchmark: 'recommend', machine, papers, ...results }, null, 2)}\n`,
    );

  function run(data: string | undefined, chosenSeeds: readonly number[]) {
    switch (data) {
      case 'ML100K':
        return runMovieLens({ seeds: chosenSeeds, invert, embed, log });
      case 'MILLION':
        return runMillion(invert, log);
      default:
        throw new Error(usage);
    }
  }
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
