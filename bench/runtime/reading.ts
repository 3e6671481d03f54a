import type { Engine, EngineName, Timed } from './engine.ts';
import type { EventLoop } from './event-loop.ts';
import { figureOf, type Figure, type Goal } from './figure.ts';

const written = 48;

/**
 * How fast each engine reads prompts of some lengths, and writes after them. Engines take turns within a round, another one
 * first each time.
 */
export async function measureReading(
  engines: readonly Engine[],
  tokens: readonly number[],
  { lengths, rounds, packing }: { lengths: readonly number[]; rounds: number; packing: string },
  loop: EventLoop,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  // Memory is touched, and kernels chosen, before anything counts.
  for (const engine of engines) await engine.readAndWrite(tokens.slice(0, 32), 4);
  for (const length of lengths) {
    const all: Partial<Record<EngineName, Timed[]>> = {};
    for (let round = 0; round < rounds; round++)
      for (let turn = 0; turn < engines.length; turn++) {
        const engine = engines[(round + turn) % engines.length]!;
        const prompt = tokens.slice(round * 7, round * 7 + length);
        const work = () => engine.readAndWrite(prompt, written + 1);
        (all[engine.name] ??= []).push(
          await (engine.name === 'inkling' ? loop.during('reading and writing', work) : work()),
        );
      }
    const values = (of: (one: Timed) => number) =>
      Object.fromEntries(Object.entries(all).map(([name, ones]) => [name, ones.map(of)]));
    figures.push(
      figureOf(
        `read ${length}`,
        'tokens/s',
        'high',
        values(({ readMs }) => length / (readMs / 1000)),
        [{ of: 'node-llama-cpp', atLeast: packing === 'Q4_1' ? 1.7 : 1.2 }],
      ),
      figureOf(
        `write after ${length}`,
        'tokens/s',
        'high',
        values(({ written: count, writeMs }) => count / (writeMs / 1000)),
        writeGoals(length),
      ),
    );
  }
  return figures;
}

function writeGoals(length: number): Goal[] {
  if (length <= 128) return [{ of: 'node-llama-cpp', atLeast: 1.3 }];
  if (length < 4096) return [];
  return [
    { of: 'node-llama-cpp', atLeast: 1.2 },
    { of: 'transformers', atLeast: 2 },
  ];
}
