import type { TFunction } from 'i18next';
import type { WrittenPart } from '../../../contract/compose-texts.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { EventOf, InputOf } from '../../../contract/index.ts';
import type { Backend } from '../../backend.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';
import { endBadly } from '../../end-task.ts';

type GenerateInput = InputOf<'compose.generate'>;
type GenerateEvent = EventOf<'compose.generate'>;
type Started = Extract<GenerateEvent, { type: 'started' }>;
export type Written = Extract<GenerateEvent, { type: 'done' }>;

/** Variants being written, or written, as the window follows them. */
export interface Generation {
  readonly input: GenerateInput;
  readonly taskId: number;
  readonly running: boolean;
  readonly started: Started | null;
  /** The parts of each variant as they came. */
  readonly parts: readonly (readonly WrittenPart[])[];
  readonly written: Written | null;
  readonly problem: Problem | null;
}

export interface Generations {
  /** By `generationKey`. */
  readonly store: Store<Readonly<Record<string, Generation>>>;
  write(input: GenerateInput, title: () => string): Promise<void>;
}

/** Where a generation is kept: one for each template of a project. */
export function generationKey(projectId: string, templateId: string): string {
  return `${projectId}/${templateId}`;
}

/** Follows what is written from templates, whichever page is shown. */
export function createGenerations(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): Generations {
  const store = createStore<Readonly<Record<string, Generation>>>({});
  return {
    store,
    async write(input, title) {
      const key = generationKey(input.projectId, input.templateId);
      const before = store.get()[key];
      const task = tasks.start(title, `/projects/${input.projectId}/compose`);
      const change = (part: Partial<Generation>) =>
        store.set((now) => (now[key] ? { ...now, [key]: { ...now[key], ...part } } : now));
      const begun: Generation = {
        input,
        taskId: task.id,
        running: true,
        started: null,
        parts: [],
        written: null,
        problem: null,
      };
      store.set((now) => ({ ...now, [key]: begun }));
      try {
        for await (const event of backend.stream('compose.generate', input, task.signal)) {
          if (event.type === 'started') change({ started: event });
          else if (event.type === 'progress')
            task.progress({ share: event.share, says: () => t(`compose.phases.${event.phase}`) });
          else if (event.type === 'part')
            change({ parts: withPart(store.get()[key]?.parts ?? [], event.variant, event.part) });
          else if (event.type === 'done') change({ running: false, written: event });
        }
        task.end('done', () => t('compose.variants.finished', { count: input.variants ?? 0 }));
      } catch (error) {
        const problem = endBadly(task, error, say);
        // What was written before is worth more than half of what was asked for last; but what was shown when something
        // went wrong is all there is of it.
        if (before?.written) store.set((now) => ({ ...now, [key]: { ...before, problem } }));
        else change({ running: false, ...(problem ? {} : { parts: [] }), problem });
      }
    },
  };
}

/** The parts after one came: in the place of the same part of that variant, or behind the others. */
function withPart(
  parts: Generation['parts'],
  variant: number,
  part: WrittenPart,
): readonly (readonly WrittenPart[])[] {
  const next = [...parts];
  while (next.length <= variant) next.push([]);
  const own = next[variant] ?? [];
  const at = own.findIndex(({ partId }) => partId === part.partId);
  next[variant] = at < 0 ? [...own, part] : own.with(at, part);
  return next;
}
