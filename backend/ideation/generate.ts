import { randomInt } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { GenerateInput } from '../../contract/ideation.ts';
import { createRandom, hashText } from '../numerics/random.ts';
import { EventQueue } from '../streams/event-queue.ts';
import { createPlan, requireBrief } from './plan.ts';
import { briefText } from './prompts.ts';
import { Tally } from './tally.ts';
import { Generation, type GenerateEvent, type GenerateParts } from './generation.ts';

/**
 * Generates ideas one by one, each kept in the store before it is shown. The same brief, method, count, seed
 * and model give the same ideas when the project holds the same ideas before.
 */
export function generate(
  parts: GenerateParts,
  input: GenerateInput,
  signal: AbortSignal,
): AsyncIterable<GenerateEvent> {
  const queue = new EventQueue<GenerateEvent>();
  return queue.during(run(parts, input, signal, (event) => queue.push(event)));
}

async function run(
  parts: GenerateParts,
  input: GenerateInput,
  signal: AbortSignal,
  emit: (event: GenerateEvent) => void,
): Promise<void> {
  const { store, models, writerOf } = parts;
  const brief = await store.getBrief(input.projectId);
  requireBrief(brief);
  if (input.replaceIdeaId && input.count !== 1)
    throw new InklingError('invalid-input', 'An idea is replaced by one other.', 'Ask for one idea.');
  const like = input.likeIdeaId ? await store.getIdea(input.likeIdeaId) : null;
  const replaced = input.replaceIdeaId ? await store.getIdea(input.replaceIdeaId) : null;
  const seed = input.seed ?? randomInt(2 ** 32);
  const modelId = writerOf(input.projectId, input.modelId);
  const conventions = await models.conventions(modelId);
  // The brief takes part in the deal, so that one seed does not deal the same cards to every project.
  const random = createRandom(seed ^ hashText(briefText(conventions, brief)));
  const plan = createPlan({ input, brief, conventions, library: parts.library, like, replaced, random });
  const tally = new Tally();
  const generation = new Generation(parts, {
    input,
    brief,
    conventions,
    plan,
    seed,
    like,
    replaced,
    tally,
    signal,
    emit,
  });
  await models.borrow(
    modelId,
    signal,
    (phase) => generation.progress(phase, 0, null),
    ({ text, embedder, loadMs }) => {
      tally.loadMs = loadMs;
      return generation.run(text, embedder);
    },
  );
}
