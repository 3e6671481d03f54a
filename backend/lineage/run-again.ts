import { InklingError } from '../../contract/errors.ts';
import type { Idea } from '../../contract/ideation.ts';
import type { EventOf } from '../../contract/index.ts';
import { changedSince, ideasOf, tableThen, textOf, type Now } from './grounds.ts';
import { textFields, type Generator, type StoredRun } from './ports.ts';

type RunAgainEvent = Exclude<EventOf<'lineage.runAgain'>, { type: 'failed' }>;

/** Runs the model again with what it had then, and holds each idea against the one of then. */
export async function* runAgain(
  run: StoredRun,
  ideaId: string | undefined,
  now: Now,
  generator: Generator,
  signal: AbortSignal,
): AsyncGenerator<RunAgainEvent> {
  const { given } = run;
  if (!given)
    throw new InklingError(
      'not-enough-data',
      'What this run was given is not kept: it is a link of a chain, or older than the keeping.',
      'Its prompt, seed and settings are shown with each idea.',
    );
  const kept = ideasOf(run, now);
  const until = ideaId === undefined ? undefined : kept.find(({ id }) => id === ideaId);
  if (ideaId !== undefined && !until)
    throw new InklingError('not-found', 'This idea is not of that run.', 'Choose the idea again.');
  const ideas = [...tableThen(run, now)];
  for (const parent of [given.input.likeIdeaId, given.input.replaceIdeaId]) {
    if (parent !== undefined && !ideas.some(({ id }) => id === parent))
      throw new InklingError(
        'not-enough-data',
        'This run grew from an idea that is not in the project any more.',
        'Bring that idea back, if it was deleted lately, or run another one.',
      );
  }
  // The seed that was drawn, and the model that answered, are part of what it was given.
  const input = { ...given.input, seed: run.seed, modelId: run.model.id };
  const counts = { same: 0, different: 0, gone: 0 };
  const { brief, opinions } = given;
  for await (const event of generator.rehearse({ input, brief, ideas, opinions }, signal)) {
    if (event.type === 'progress') yield event;
    else {
      const before = kept.find(({ provenance }) => provenance?.seed === event.idea.provenance?.seed);
      const same = before !== undefined && isSame(before, event.idea);
      counts[same ? 'same' : before ? 'different' : 'gone']++;
      const then = before ? { id: before.id, ...textOf(before) } : null;
      yield { type: 'idea', idea: { kept: then, again: textOf(event.idea), same } };
      if (before && before.id === until?.id) break;
    }
  }
  yield { type: 'done', ...counts, changed: changedSince(run, now) };
}

const isSame = (a: Idea, b: Idea): boolean => textFields.every((field) => a[field] === b[field]);
