import { briefFieldsSchema, type Brief, type BriefFields } from '../../../contract/projects.ts';
import { createStore, type Store } from '../../ui/store.ts';

export const briefFieldNames = ['title', 'problem', 'people', 'constraints', 'assets', 'success'] as const;
export type BriefFieldName = (typeof briefFieldNames)[number];

/** The longest each field may be, in characters. */
export const briefLimits = Object.fromEntries(
  briefFieldNames.map((name) => [name, briefFieldsSchema.shape[name].maxLength ?? Infinity]),
) as Readonly<Record<BriefFieldName, number>>;

/** What is in the window, and how much of it is on the disk. */
export interface DraftState {
  readonly fields: BriefFields;
  /** Fields that differ from what was last stored. */
  readonly unsaved: ReadonlySet<BriefFieldName>;
  readonly saving: boolean;
  /** Why the last attempt failed; null when it did not. */
  readonly failure: unknown;
}

/** A brief as it is being written: changes are kept here until they are stored. */
export interface BriefDraft {
  readonly state: Store<DraftState>;
  write(name: BriefFieldName, text: string): void;
  /** Stores what is unsaved now, without waiting for a pause in the writing. */
  flush(): Promise<void>;
  /** Takes over what was stored elsewhere, except where there is something unsaved here. */
  receive(stored: BriefFields): void;
}

const pauseMs = 400;

const pickFields = (from: BriefFields): BriefFields => ({
  title: from.title,
  problem: from.problem,
  people: from.people,
  constraints: from.constraints,
  assets: from.assets,
  success: from.success,
});

/** Starts a draft over a stored brief; `save` stores some fields and answers when they are on the disk. */
export function createBriefDraft(
  stored: BriefFields,
  save: (fields: Partial<BriefFields>) => Promise<Brief>,
): BriefDraft {
  const state = createStore<DraftState>({
    fields: pickFields(stored),
    unsaved: new Set(),
    saving: false,
    failure: null,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const storable = () => {
    const { fields, unsaved } = state.get();
    const names = [...unsaved].filter((name) => fields[name].length <= briefLimits[name]);
    return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<BriefFields>;
  };

  const saveOnce = async () => {
    const sent = storable();
    state.set((now) => ({ ...now, saving: true, failure: null }));
    try {
      await save(sent);
      state.set((now) => ({
        ...now,
        unsaved: new Set([...now.unsaved].filter((name) => sent[name] !== now.fields[name])),
      }));
    } catch (failure) {
      state.set((now) => ({ ...now, failure }));
    } finally {
      state.set((now) => ({ ...now, saving: false }));
    }
  };

  // One save at a time, so that an older text can never overtake a newer one.
  const flush = async () => {
    clearTimeout(timer);
    while (running) await running;
    if (Object.keys(storable()).length === 0) return;
    running = saveOnce();
    await running;
    running = null;
    if (state.get().failure === null && Object.keys(storable()).length > 0) await flush();
  };

  return {
    state,
    write(name, text) {
      state.set((now) => ({
        ...now,
        fields: { ...now.fields, [name]: text },
        unsaved: new Set(now.unsaved).add(name),
      }));
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pauseMs);
    },
    flush,
    receive(fresh) {
      state.set((now) => {
        const fields = { ...now.fields };
        for (const name of briefFieldNames) if (!now.unsaved.has(name)) fields[name] = fresh[name];
        const same = briefFieldNames.every((name) => fields[name] === now.fields[name]);
        return same ? now : { ...now, fields };
      });
    },
  };
}
