import type { TFunction } from 'i18next';
import type { DevelopCandidate, EntryWords } from '../../../contract/develop-documents.ts';
import type { Problem } from '../../../contract/errors.ts';
import type { Backend } from '../../backend.ts';
import { endBadly } from '../../end-task.ts';
import type { Language } from '../../i18n/language.ts';
import { createStore, type Store } from '../../ui/store.ts';
import type { Tasks } from '../../ui/tasks.ts';

/** A field of a document of an idea. */
export interface FieldPlace {
  readonly ideaId: string;
  readonly templateId: string;
  readonly fieldId: string;
}

export const placeKey = ({ ideaId, templateId, fieldId }: FieldPlace) => `${ideaId}/${templateId}/${fieldId}`;

/** A proposal for a field: being written, or waiting to be accepted or turned down. */
export interface Drafting {
  /** Null when nothing is being written any more. */
  readonly taskId: number | null;
  /** A candidate as it grows. */
  readonly growing: string;
  readonly candidates: readonly DevelopCandidate[];
  /** Which of them is shown. */
  readonly index: number;
  /** The words shown, as the person changed them; null while they are as proposed. */
  readonly edited: EntryWords | null;
  /** Turned down before, so that they don't come again. */
  readonly refused: readonly string[];
  /** True when there was nothing more to propose. */
  readonly isOver: boolean;
  readonly problem: Problem | null;
}

/** What a proposal is asked for with. */
export interface DraftWish {
  readonly place: FieldPlace;
  readonly projectId: string;
  readonly name: string;
  readonly language: Language;
}

export interface Draftings {
  /** By place; none: nothing is proposed there. */
  readonly store: Store<Readonly<Record<string, Drafting>>>;
  ask(wish: DraftWish): Promise<void>;
  /** The next proposal; asks again when all have been turned down. */
  another(wish: DraftWish): void;
  edit(place: FieldPlace, words: EntryWords): void;
  /** Takes the proposal away. */
  end(place: FieldPlace): void;
}

const fresh: Drafting = {
  taskId: null,
  growing: '',
  candidates: [],
  index: 0,
  edited: null,
  refused: [],
  isOver: false,
  problem: null,
};

/** Follows proposals, whichever page is shown. */
export function createDraftings(
  backend: Backend,
  tasks: Tasks,
  t: TFunction,
  say: (problem: Problem) => string,
): Draftings {
  const store = createStore<Readonly<Record<string, Drafting>>>({});
  const change = (place: FieldPlace, part: Partial<Drafting>) =>
    store.set((all) => {
      const key = placeKey(place);
      const now = all[key];
      return now ? { ...all, [key]: { ...now, ...part } } : all;
    });
  const wordsOf = ({ words }: DevelopCandidate) => [words.text, ...Object.values(words.cells)];

  const ask: Draftings['ask'] = async ({ place, projectId, name, language }) => {
    const key = placeKey(place);
    const before = store.get()[key];
    if (before && before.taskId !== null) return;
    const task = tasks.start(() => t('develop.draft.work', { name }), `/projects/${projectId}/develop`);
    const refused = [...(before?.refused ?? []), ...(before?.candidates ?? []).flatMap(wordsOf)]
      .filter((text) => text !== '')
      .slice(-100);
    store.set((all) => ({ ...all, [key]: { ...fresh, taskId: task.id, refused } }));
    try {
      const input = { ...place, language, not: refused };
      for await (const event of backend.stream('develop.draft', input, task.signal)) {
        if (event.type === 'text') change(place, { growing: event.text });
        else if (event.type === 'progress') {
          const { phase } = event;
          task.progress({ says: () => t(`develop.draft.phases.${phase}`) });
        } else
          change(place, {
            taskId: null,
            growing: '',
            candidates: event.candidates,
            isOver: event.candidates.length === 0,
          });
      }
      task.end('done', () => t('develop.draft.done'));
      // A proposal that comes at once needs no line in the foot.
      tasks.dismiss(task.id);
    } catch (error) {
      const problem = endBadly(task, error, say);
      if (problem) change(place, { taskId: null, growing: '', problem });
      else store.set((all) => without(all, key));
    }
  };

  return {
    store,
    ask,
    another(wish) {
      const now = store.get()[placeKey(wish.place)];
      if (now && now.index + 1 < now.candidates.length)
        change(wish.place, { index: now.index + 1, edited: null });
      else void ask(wish);
    },
    edit: (place, edited) => change(place, { edited }),
    end: (place) => store.set((all) => without(all, placeKey(place))),
  };
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => id !== key));
}
