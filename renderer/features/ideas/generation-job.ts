import { assertNever } from '../../../contract/assert-never.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { GenerateInput, GenerationSummary, Idea } from '../../../contract/ideation.ts';
import type { EventOf } from '../../../contract/index.ts';

type GenerationEvent = EventOf<'ideation.generate'>;
type Progress = Extract<GenerationEvent, { type: 'progress' }>;
type Phase = Progress['phase'];

/** What a generation is for: fresh ideas, others like one, or another in place of one. */
export type Purpose =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'like' | 'replace'; readonly ideaId: string; readonly title: string };

/** One generation as the window follows it. It belongs to the app: pages come and go around it. */
export interface GenerationJob {
  readonly id: number;
  readonly projectId: string;
  readonly purpose: Purpose;
  readonly input: GenerateInput;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly startedAt: number;
  /** When the model began on the first stimulus; waiting and loading are over. */
  readonly workingSince: number | null;
  readonly phase: Phase;
  /** Stimuli worked through, of those planned. */
  readonly done: number;
  readonly planned: number;
  readonly stimulus: string | null;
  readonly tokensPerSecond: number | null;
  /** How many ideas the person wanted and did not want, which it follows; null where it follows none. */
  readonly heeded: { readonly wanted: number; readonly unwanted: number } | null;
  readonly shown: number;
  readonly skipped: readonly string[];
  readonly summary: GenerationSummary | null;
  readonly problem: Problem | null;
}

/** A generation that has just been asked for. */
export function newJob(id: number, input: GenerateInput, purpose: Purpose, now: number): GenerationJob {
  return {
    id,
    projectId: input.projectId,
    purpose,
    input,
    state: 'running',
    startedAt: now,
    workingSince: null,
    phase: 'waiting',
    done: 0,
    planned: input.count,
    stimulus: null,
    tokensPerSecond: null,
    heeded: null,
    shown: 0,
    skipped: [],
    summary: null,
    problem: null,
  };
}

/** The job after an event. */
export function afterEvent(
  job: GenerationJob,
  event: Exclude<GenerationEvent, { type: 'failed' }>,
  now: number,
): GenerationJob {
  switch (event.type) {
    case 'started':
      return { ...job, heeded: event.heeded };
    case 'progress': {
      const working = event.phase !== 'waiting' && event.phase !== 'loading';
      return {
        ...job,
        phase: event.phase,
        done: event.done,
        planned: event.planned,
        stimulus: event.stimulus,
        tokensPerSecond: event.totalTokensPerSecond ?? job.tokensPerSecond,
        workingSince: job.workingSince ?? (working ? now : null),
      };
    }
    case 'idea':
      return { ...job, shown: job.shown + 1 };
    case 'skipped':
      return { ...job, skipped: [...job.skipped, event.stimulus] };
    case 'done':
      return { ...job, state: 'done', summary: event.summary };
    default:
      return assertNever(event);
  }
}

/** The job after it came to a bad end: called off by the person, or failed. */
export function afterProblem(job: GenerationJob, problem: Problem): GenerationJob {
  return problem.code === 'cancelled' ? { ...job, state: 'stopped' } : { ...job, state: 'failed', problem };
}

/** How much longer it will take, in milliseconds; null while that can't be said. */
export function timeLeftMs(job: GenerationJob, now: number): number | null {
  if (job.state !== 'running' || job.workingSince === null || job.done === 0) return null;
  return ((now - job.workingSince) / job.done) * Math.max(0, job.planned - job.done);
}

/** Whether it is under way to put another in place of this idea. */
export function isReplacing({ state, purpose }: GenerationJob, ideaId: string): boolean {
  return state === 'running' && purpose.kind === 'replace' && purpose.ideaId === ideaId;
}

/** A list of ideas after one has arrived: at the end, or where the one it replaces was. */
export function withArrived(ideas: readonly Idea[], idea: Idea, replaces: string | null): Idea[] {
  const others = ideas.filter((other) => other.id !== idea.id);
  const place = replaces === null ? -1 : others.findIndex((other) => other.id === replaces);
  return place < 0 ? [...others, idea] : others.toSpliced(place, 1, idea);
}
