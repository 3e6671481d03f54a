import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf } from '../../../contract/index.ts';
import type { ContenderResult } from '../../../contract/recommend-results.ts';

type EvaluateEvent = Exclude<EventOf<'recommend.evaluate'>, { type: 'failed' | 'done' }>;
type Progress = Extract<EvaluateEvent, { type: 'progress' }>;

/** An evaluation as the window follows it; the finished one is a run of the backend's. */
export interface Evaluation {
  readonly taskId: number;
  readonly k: number;
  readonly seed: number | null;
  readonly progress: Progress | null;
  /** In the order they were finished. */
  readonly results: readonly ContenderResult[];
  readonly problem: Problem | null;
}

/** One that has just been asked for. */
export function newEvaluation(taskId: number, input: InputOf<'recommend.evaluate'>): Evaluation {
  return {
    taskId,
    k: input.k ?? 10,
    seed: input.seed ?? null,
    progress: null,
    results: [],
    problem: null,
  };
}

/** The evaluation after an event; a result that comes again takes the place of the former. */
export function afterEvaluationEvent(now: Evaluation, event: EvaluateEvent): Evaluation {
  switch (event.type) {
    case 'started':
      return { ...now, seed: event.seed };
    case 'progress':
      return { ...now, progress: event };
    case 'result':
      return {
        ...now,
        results: [...now.results.filter(({ id }) => id !== event.contender.id), event.contender],
      };
  }
}
