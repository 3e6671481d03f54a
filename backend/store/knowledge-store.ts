import type { Kysely } from 'kysely';
import type { KnowledgeStore } from '../knowledge/ports.ts';
import {
  countChunks,
  insertChunks,
  matchWords,
  selectChunks,
  selectVocabulary,
  selectVocabularyRange,
} from './queries/chunk.ts';
import { requireProject, touchProject } from './queries/project.ts';
import {
  insertSource,
  markSourceDeleted,
  selectDocument,
  selectPasted,
  selectSearched,
  selectSource,
  selectSourceBySha256,
  selectSources,
  updateSourceReady,
} from './queries/source.ts';
import type { Schema } from './schema.ts';

/** Keeps sources and their passages. Each write is one transaction. */
export function createKnowledgeStore(database: Kysely<Schema>): KnowledgeStore {
  const write = database.transaction();
  return {
    requireProject: (projectId) => requireProject(database, projectId),
    async listSources(projectId) {
      await requireProject(database, projectId);
      return selectSources(database, projectId);
    },
    async listSearched(projectId) {
      await requireProject(database, projectId);
      return selectSearched(database, projectId);
    },
    getSource: (id) => selectSource(database, id),
    findSource: (projectId, sha256) => selectSourceBySha256(database, projectId, sha256),
    getDocument: (id) => selectDocument(database, id),
    getPasted: (projectId, name) => selectPasted(database, projectId, name),

    addSource: (source, document, rest) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, source.projectId);
        await insertSource(transaction, source, document, rest);
        await touchProject(transaction, source.projectId, source.createdAt);
      }),
    addChunks: (sourceId, chunks) =>
      write.execute(async (transaction) => {
        await selectSource(transaction, sourceId);
        await insertChunks(transaction, sourceId, chunks);
      }),
    countChunks: (sourceId) => countChunks(database, sourceId),
    finishSource: (id) =>
      write.execute(async (transaction) => {
        await updateSourceReady(transaction, id);
        return selectSource(transaction, id);
      }),
    deleteSource: (id, now) =>
      write.execute(async (transaction) => {
        const source = await selectSource(transaction, id);
        await markSourceDeleted(transaction, id, now);
        await touchProject(transaction, source.projectId, now);
        return source;
      }),
    restoreSource: (id) =>
      write.execute(async (transaction) => {
        await markSourceDeleted(transaction, id, null);
        return selectSource(transaction, id);
      }),

    readChunks: (projectId, afterKey, limit) => selectChunks(database, projectId, afterKey, limit),
    matchWords: (projectId, query, limit) => matchWords(database, projectId, query, limit),
    vocabulary: (terms) => selectVocabulary(database, terms),
    vocabularyRange: (from, to, lengths) => selectVocabularyRange(database, from, to, lengths),
  };
}
