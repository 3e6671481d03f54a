import type { Kysely } from 'kysely';
import { modelTaskSchema } from '../../contract/models.ts';
import type { DefaultStore } from '../models/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

/** Keeps the model chosen for each task among the settings; null is kept for none. */
export function createModelDefaultStore(database: Kysely<Schema>): DefaultStore {
  return {
    async read() {
      const saved = await selectSettings(database);
      const chosen = modelTaskSchema.options.map((task) => [task, saved[keyOf(task)]] as const);
      return Object.fromEntries(
        chosen.filter((entry): entry is [(typeof entry)[0], string] => typeof entry[1] === 'string'),
      );
    },
    write: (task, id) =>
      database.transaction().execute((transaction) => upsertSetting(transaction, keyOf(task), id)),
  };
}

function keyOf(task: string): string {
  return `model.${task}`;
}
