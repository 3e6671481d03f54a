import type { QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { GenerateInput, Idea, IdeaFields, Method } from '../../../contract/ideation.ts';
import { patchAnswer, problemOf, queryKeyOf, type Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Filters, Grouping, SortOrder } from './arrange.ts';
import {
  afterEvent,
  afterProblem,
  newJob,
  withArrived,
  type GenerationJob,
  type Purpose,
} from './generation-job.ts';
import type { Picking } from './picking.ts';

/** What the person last set for the next generation. Numbers are kept as typed. */
export interface Composer {
  /** Null: the first method there is. */
  readonly methodId: string | null;
  readonly count: string;
  readonly seed: string;
}

/** How the ideas of a project are shown, whichever the view. */
export interface Look {
  readonly filters: Filters;
  readonly sort: SortOrder;
  /** When that order was chosen. */
  readonly since: number;
  readonly grouping: Grouping;
  /** What is searched for, as typed. */
  readonly query: string;
  readonly parkedOpen: boolean;
}

/** Ideation's state that outlives its page: generations under way, what is selected, what is half written. */
export interface IdeasDesk {
  readonly jobs: Store<readonly GenerationJob[]>;
  readonly composer: Store<Composer>;
  /** The idea selected in each project. */
  readonly selected: Store<Readonly<Record<string, string | null>>>;
  /** The ideas picked to be acted on together, in each project. */
  readonly picked: Store<Readonly<Record<string, Picking>>>;
  /** How the ideas of each project are shown. */
  readonly looks: Store<Readonly<Record<string, Look>>>;
  /** Texts being edited, by idea; an idea of one's own is under `draftKeyOf` its project until added. */
  readonly drafts: Store<Readonly<Record<string, IdeaFields>>>;
  /** For ideas that took another's place: when that one was written. */
  readonly places: Store<Readonly<Record<string, number>>>;
  /** The idea that arrived last, to be announced. */
  readonly arrived: Store<Idea | null>;
  /** Answers, when it is over, with the ideas that arrived; never rejects. */
  start(input: GenerateInput, purpose: Purpose): Promise<readonly Idea[]>;
  stop(jobId: number): void;
  /** What a generation under way is stopped by. */
  signalOf(jobId: number): AbortSignal | undefined;
  /** Forgets a finished generation. */
  dismiss(jobId: number): void;
}

/** The method chosen, or the first there is. */
export const chosenMethod = (methods: readonly Method[] | undefined, { methodId }: Composer) =>
  methods?.find((method) => method.id === methodId) ?? methods?.[0];

/** Where the draft of a new idea of one's own is kept. */
export const draftKeyOf = (projectId: string) => `new:${projectId}`;

/** Makes the desk of a window. */
export function createIdeasDesk(backend: Backend, queries: QueryClient): IdeasDesk {
  const jobs = createStore<readonly GenerationJob[]>([]);
  const places = createStore<Readonly<Record<string, number>>>({});
  const arrived = createStore<Idea | null>(null);
  const selected = createStore<Readonly<Record<string, string | null>>>({});
  const controllers = new Map<number, AbortController>();
  let nextId = 1;

  const change = (id: number, next: (job: GenerationJob) => GenerationJob) =>
    jobs.set((now) => now.map((job) => (job.id === id ? next(job) : job)));

  const place = (idea: Idea, replaces: string | null) => {
    const list = queries.getQueryData<Idea[]>(queryKeyOf('ideas.list', { projectId: idea.projectId }));
    const old = list?.find((other) => other.id === replaces);
    if (old) {
      places.set((now) => ({ ...now, [idea.id]: now[old.id] ?? old.createdAt }));
      selected.set((now) => (now[idea.projectId] === old.id ? { ...now, [idea.projectId]: idea.id } : now));
    }
    patchAnswer(queries, 'ideas.list', { projectId: idea.projectId }, (now) =>
      withArrived(now, idea, replaces),
    );
    arrived.set(idea);
  };

  const run = async (id: number, input: GenerateInput, signal: AbortSignal) => {
    const arrivals: Idea[] = [];
    try {
      for await (const event of backend.stream('ideation.generate', input, signal)) {
        if (event.type === 'idea') {
          arrivals.push(event.idea);
          place(event.idea, event.replaces);
        }
        change(id, (job) => afterEvent(job, event, Date.now()));
      }
    } catch (error) {
      change(id, (job) => afterProblem(job, problemOf(error)));
    } finally {
      controllers.delete(id);
      void queries.invalidateQueries({ queryKey: queryKeyOf('ideas.list', { projectId: input.projectId }) });
    }
    return arrivals;
  };

  return {
    jobs,
    composer: createStore<Composer>({ methodId: null, count: '8', seed: '' }),
    selected,
    picked: createStore<Readonly<Record<string, Picking>>>({}),
    looks: createStore<Readonly<Record<string, Look>>>({}),
    drafts: createStore<Readonly<Record<string, IdeaFields>>>({}),
    places,
    arrived,
    start(input, purpose) {
      const id = nextId++;
      const controller = new AbortController();
      controllers.set(id, controller);
      // A new generation takes the place of the last one's report.
      jobs.set((now) => [
        ...now.filter((job) => job.state === 'running' || job.projectId !== input.projectId),
        newJob(id, input, purpose, Date.now()),
      ]);
      return run(id, input, controller.signal);
    },
    stop: (jobId) => controllers.get(jobId)?.abort(),
    signalOf: (jobId) => controllers.get(jobId)?.signal,
    dismiss: (jobId) => jobs.set((now) => now.filter((job) => job.id !== jobId || job.state === 'running')),
  };
}

export const IdeasDeskContext = createContext<IdeasDesk | null>(null);

/** The desk of this window. */
export function useIdeasDesk(): IdeasDesk {
  const desk = use(IdeasDeskContext);
  if (!desk) throw new Error('No IdeasDeskContext above');
  return desk;
}
