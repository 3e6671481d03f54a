import type { Kysely } from 'kysely';
import type { Searchable, SearchStore } from '../search/ports.ts';
import { insertIndexed } from './queries/idea-words.ts';
import { requireProject } from './queries/project.ts';
import {
  countQueued,
  deleteQueued,
  matchEntries,
  matchIdeas,
  matchPassages,
  replaceEntry,
  selectQueued,
} from './queries/search-entry.ts';
import { selectSearchedPassages } from './queries/search-passage.ts';
import { selectSearchable } from './queries/search-text.ts';
import { selectVectors } from './queries/search-vector.ts';
import type { Schema } from './schema.ts';

/** Things put into the index in one transaction; the thread is free after each: about 20 ms. */
const indexedAtOnce = 100;

/** Finds anything of any project. Only the index is written. */
export function createSearchStore(database: Kysely<Schema>): SearchStore {
  return {
    requireProject: (projectId) => requireProject(database, projectId),
    countQueued: () => countQueued(database),

    indexSome: (read) =>
      database.transaction().execute(async (transaction) => {
        const queued = await selectQueued(transaction, indexedAtOnce);
        for (const [kind, some] of Map.groupBy(queued, (one) => one.kind)) {
          const ids = some.map(({ id }) => id);
          for (const item of await selectSearchable(transaction, kind, ids, true))
            if (kind === 'idea') await insertIndexed(transaction, item.id, read(item));
            else await replaceEntry(transaction, { ...item, kind }, read(item));
          await deleteQueued(transaction, kind, ids);
        }
        return queued.length;
      }),

    match(kind, { stemmed, exact }, projectId, limit) {
      if (kind === 'idea') return matchIdeas(database, stemmed, projectId, limit);
      if (kind === 'passage') return matchPassages(database, exact, projectId, limit);
      return matchEntries(database, kind, stemmed, projectId, limit);
    },

    async read(kind, ids) {
      const found =
        kind === 'passage'
          ? await selectSearchedPassages(database, ids)
          : await selectSearchable(database, kind, ids, false);
      const byId = new Map<string, Searchable>(found.map((item) => [item.id, item]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    readVectors: (kind, projectId, afterKey, limit) =>
      selectVectors(database, kind, projectId, afterKey, limit),
  };
}
