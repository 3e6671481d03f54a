import { openCausalModel, type CausalModel } from '../../backend/runtime/causal-model.ts';
import type { ExecutionProvider } from '../../contract/providers.ts';

// Has the model of a folder read and write the same on the processor and by a provider, and says as one line of JSON where
// the cache lay and how alike the logits were at each point.

const [folder = '', provider = 'cpu'] = process.argv.slice(2);
const tokens = Array.from({ length: 14 }, (_, i) => 600 + 37 * i);

interface Point {
  readonly name: string;
  readonly logits: Float32Array;
}

async function work(model: CausalModel): Promise<{ readonly cache: string; readonly points: Point[] }> {
  const points: Point[] = [];
  const { vocabularySize: size } = model;
  const note = (name: string, logits: Float32Array, row = 0) =>
    points.push({ name, logits: logits.slice(row * size, (row + 1) * size) });

  const stepped = model.createCache(1, 24);
  note('read', await model.step(stepped, tokens.slice(0, 5), 'last'));
  note('read on', await model.step(stepped, tokens.slice(5, 9), 'last'));
  note('written', await model.step(stepped, [tokens[9]!], 'last'));
  // Goes back and takes another way, as a kept prompt does.
  stepped.length = 6;
  note('read otherwise', await model.step(stepped, tokens.slice(10, 13), 'all'), 2);

  const rows = model.createCache(4, 16);
  await rows.copyFrom(stepped, 9);
  note('row of four', await model.step(rows, [1, 2, tokens[0]!, 3], 'last'), 2);
  // The last row comes to lie first, then the third; each goes on with what it read.
  rows.dropRow(0);
  note('row of three', await model.step(rows, [7, 2, tokens[1]!], 'last'), 2);
  rows.dropRow(0);
  note('first of two', await model.step(rows, [tokens[2]!, 5], 'last'));
  rows.dropRow(1);
  note('alone', await model.step(rows, [tokens[3]!, tokens[4]!], 'all'), 1);
  const cache = rows.constructor.name;
  for (const one of [stepped, rows]) one.dispose();
  model.dispose();
  return { cache, points };
}

function likeness(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += value * b[i]!;
    aa += value ** 2;
    bb += b[i]! ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

const wanted = await work(await openCausalModel(folder, 'c-api', 1));
const got = await work(await openCausalModel(folder, 'c-api', 1, provider as ExecutionProvider));
const alike = Object.fromEntries(
  wanted.points.map(({ name, logits }, i) => [name, likeness(logits, got.points[i]!.logits)]),
);
process.stdout.write(JSON.stringify({ cache: got.cache, alike }));
