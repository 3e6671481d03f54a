import type { ModelTask } from '../../contract/models.ts';
import type { DefaultStore } from './ports.ts';

/** Which model the person chose for a task. */
export interface Defaults {
  /** Undefined: none was chosen. */
  of(task: ModelTask): string | undefined;
  /** Null: none any more. Resolves after it is kept. */
  choose(task: ModelTask, id: string | null): Promise<void>;
}

/** Reads what was chosen; it is held from then on, since models are looked up without waiting. */
export async function createDefaults(store: DefaultStore): Promise<Defaults> {
  const chosen = new Map(Object.entries(await store.read()));
  return {
    of: (task) => chosen.get(task),
    async choose(task, id) {
      await store.write(task, id);
      if (id === null) chosen.delete(task);
      else chosen.set(task, id);
    },
  };
}
