import type { LoadedTextModel } from '../../backend/runtime/text-model.ts';
import type { Tokenizer } from '../../backend/runtime/tokenizer.ts';
import type { Engine } from './engine.ts';
import type { EventLoop } from './event-loop.ts';
import { figureOf, median, type Figure } from './figure.ts';

const { signal } = new AbortController();

/** Writing JSON to a schema, beside the free writing of as many tokens after the same prompt. */
export async function measureConstrained(
  { model, tokenizer, own }: { model: LoadedTextModel; tokenizer: Tokenizer; own: Engine },
  rounds: number,
  loop: EventLoop,
): Promise<Figure[]> {
  const prompt = {
    system: 'You invent products for a brief. Answer each stimulus with one concrete idea as JSON.',
    stem: 'Brief: Bakery Returns\nProblem: 140 of 900 loaves come back unsold every evening.',
    turn: '\n\nStimulus: Combine: merge two steps that people now do separately.',
  };
  const tokens = tokenizer.encode(model.render(prompt));
  const constrained: number[] = [];
  const free: number[] = [];
  const perRun: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (let seed = 0; seed < 4; seed++) {
      const { timings } = await loop.during('constrained JSON', () =>
        model.draft({
          prompt,
          keys: ['title', 'who', 'pitch'],
          openings: [''],
          sampling: { temperature: 0.8, topK: 0, topP: 1, minP: 0.05, repetitionPenalty: 1 },
          ...{ seed: round * 4 + seed, maxTokens: 120, signal },
        }),
      );
      const plain = await own.readAndWrite(tokens, timings.tokens + 1);
      constrained.push(timings.tokens / (timings.decodeMs / 1000));
      perRun.push(timings.tokens / timings.steps);
      free.push(plain.written / (plain.writeMs / 1000));
    }
  const shares = constrained.map((rate, i) => rate / free[i]!);
  return [
    figureOf('JSON to a schema', 'tokens/s', 'high', { inkling: constrained }),
    figureOf('JSON to a schema, a run', 'tokens', 'high', { inkling: perRun }),
    figureOf('JSON to free writing', 'ratio', 'high', { inkling: [median(shares)] }, [
      { of: 'own', atLeast: 0.9 },
    ]),
  ];
}
