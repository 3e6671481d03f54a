import type { Kysely } from 'kysely';
import type { ComposeStore } from '../compose/ports.ts';
import { selectBrief } from './queries/brief.ts';
import {
  insertComposeDocument,
  markComposeDocumentDeleted,
  selectComposeDocument,
  selectComposeDocuments,
  updateComposeDocument,
} from './queries/compose-document.ts';
import {
  markTemplateDeleted,
  selectTemplate,
  selectTemplates,
  upsertTemplate,
} from './queries/compose-template.ts';
import { insertVersion, selectVersion, selectVersions, updateVersion } from './queries/compose-version.ts';
import { selectIdea } from './queries/idea.ts';
import { requireProject, selectProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps a person's templates, texts and their versions. Each write is one transaction. */
export function createComposeStore(database: Kysely<Schema>): ComposeStore {
  const write = database.transaction();
  return {
    getProject: (projectId) => selectProject(database, projectId),
    getBrief: (projectId) => selectBrief(database, projectId),
    getIdea: (ideaId) => selectIdea(database, ideaId),

    listTemplates: () => selectTemplates(database),
    getTemplate: (id) => selectTemplate(database, id),
    saveTemplate: (template) => write.execute((transaction) => upsertTemplate(transaction, template)),
    deleteTemplate: (id, now) =>
      write.execute(async (transaction) => {
        await selectTemplate(transaction, id);
        await markTemplateDeleted(transaction, id, now);
      }),
    restoreTemplate: (id) =>
      write.execute(async (transaction) => {
        await markTemplateDeleted(transaction, id, null);
        return selectTemplate(transaction, id);
      }),

    async listDocuments(projectId) {
      await requireProject(database, projectId);
      return selectComposeDocuments(database, projectId);
    },
    getDocument: (id) => selectComposeDocument(database, id),
    async listVersions(documentId) {
      await selectComposeDocument(database, documentId);
      return selectVersions(database, documentId);
    },
    getVersion: (id) => selectVersion(database, id),

    addDocument: (document, version) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, document.projectId);
        await insertComposeDocument(transaction, document);
        await insertVersion(transaction, version);
        await touchProject(transaction, document.projectId, document.createdAt);
      }),
    addVersion: (document, version) =>
      write.execute(async (transaction) => {
        await selectComposeDocument(transaction, document.id);
        await insertVersion(transaction, version);
        await updateComposeDocument(transaction, document.id, document, version.createdAt);
        await touchProject(transaction, document.projectId, version.createdAt);
      }),
    replaceVersion: (document, version) =>
      write.execute(async (transaction) => {
        await selectComposeDocument(transaction, document.id);
        await updateVersion(transaction, version);
        await updateComposeDocument(transaction, document.id, document, version.createdAt);
        await touchProject(transaction, document.projectId, version.createdAt);
      }),
    renameDocument: (id, title, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectComposeDocument(transaction, id);
        await updateComposeDocument(transaction, id, { title }, now);
        await touchProject(transaction, projectId, now);
      }),
    deleteDocument: (id, now) =>
      write.execute(async (transaction) => {
        const { projectId } = await selectComposeDocument(transaction, id);
        await markComposeDocumentDeleted(transaction, id, now);
        await touchProject(transaction, projectId, now);
        return projectId;
      }),
    restoreDocument: (id) =>
      write.execute(async (transaction) => {
        await markComposeDocumentDeleted(transaction, id, null);
        return selectComposeDocument(transaction, id);
      }),
  };
}
