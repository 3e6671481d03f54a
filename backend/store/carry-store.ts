import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { CarriedTable, CarryStore, ImportRecord, ImportWriter } from '../carry/ports.ts';
import type { ProjectImportRow } from './carry-rows.ts';
import type { IndexText } from './carry/passages.ts';
import { readProject } from './carry/read.ts';
import { rowOfText, type Shapes } from './carry/rows.ts';
import { readShapes } from './carry/shapes.ts';
import { takeRowsBack } from './carry/take-back.ts';
import { createFinder, createImportWriter } from './carry/write.ts';
import { markUnswept } from './leave-nothing.ts';
import { notFound } from './not-found.ts';
import { markProjectDeleted, requireProject, touchProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Reads whole projects and takes them in. `indexText` says what the full-text index holds of a passage. */
export function createCarryStore(
  database: Kysely<Schema>,
  tables: readonly CarriedTable[],
  indexText: (text: string) => IndexText,
): CarryStore {
  let known: Promise<Shapes> | null = null;
  const shapes = () => (known ??= readShapes(database, tables));
  const nothing = () => Promise.resolve();
  return {
    tables,
    shapes,
    async read(projectId) {
      await requireProject(database, projectId);
      return readProject(database, tables, await shapes(), projectId);
    },
    async standing(projectId) {
      const row = await database
        .selectFrom('project')
        .select(['name', 'deleted_at'])
        .where('id', '=', projectId)
        .executeTakeFirst();
      return row ? { name: row.name, isHidden: row.deleted_at !== null } : null;
    },
    async tryOut(projectId, work) {
      const find = createFinder({ database, tables, shapes: await shapes(), projectId });
      const dry: ImportWriter = {
        find,
        add: nothing,
        change: nothing,
        unhide: nothing,
        keep: nothing,
        highestVersion: () => Promise.resolve(0),
      };
      return work(dry);
    },
    async import(record, work) {
      const all = await shapes();
      const { id, projectId, isNewProject } = record;
      return database.transaction().execute(async (transaction) => {
        // Rows may come before those that they refer to; all must be there at the end.
        await sql`pragma defer_foreign_keys = on`.execute(transaction);
        if (!isNewProject) {
          await requireProject(transaction, projectId);
          await addRecord(transaction, record);
        }
        const parts = { database: transaction, tables, shapes: all, projectId };
        const writer = createImportWriter(parts, { id, remembers: !isNewProject }, indexText);
        const result = await work(writer);
        if (isNewProject) await addRecord(transaction, record);
        else await touchProject(transaction, projectId, record.importedAt);
        const counts = writer.counts();
        await transaction.updateTable('project_import').set(counts).where('id', '=', id).execute();
        return { result, record: { ...record, ...counts, takenBackAt: null } };
      });
    },
    async imports(projectId) {
      await requireProject(database, projectId);
      const rows = await database
        .selectFrom('project_import')
        .selectAll()
        .where('project_id', '=', projectId)
        .orderBy('imported_at', 'desc')
        .execute();
      return rows.map(toRecord);
    },
    async kept(importId) {
      await requireImport(database, importId);
      const rows = await database
        .selectFrom('project_import_row')
        .selectAll()
        .where('import_id', '=', importId)
        .where('did', 'in', ['kept-here', 'kept-file'])
        .orderBy('place')
        .execute();
      return rows.flatMap(({ table_name, row, did }) => {
        const table = tables.find(({ name }) => name === table_name);
        if (!table || row === null) return [];
        const took = did === 'kept-file' ? ('here' as const) : ('file' as const);
        return [{ table: table_name, row: rowOfText(table, row), took }];
      });
    },
    async forget(importId) {
      return database.transaction().execute(async (transaction) => {
        const row = await transaction
          .deleteFrom('project_import')
          .where('id', '=', importId)
          .returning('project_id')
          .executeTakeFirst();
        if (!row) throw notFound('import');
        await markUnswept(transaction);
        return row.project_id;
      });
    },
    async takeBack(importId, now) {
      const all = await shapes();
      return database.transaction().execute(async (transaction) => {
        const { projectId, isNewProject } = await requireImport(transaction, importId);
        await sql`pragma defer_foreign_keys = on`.execute(transaction);
        let left = 0;
        if (isNewProject) await markProjectDeleted(transaction, projectId, now);
        else {
          left = await takeRowsBack(transaction, tables, all, importId);
          await touchProject(transaction, projectId, now);
        }
        // What was taken back can't be taken back again: nothing of it is kept.
        await transaction.deleteFrom('project_import_row').where('import_id', '=', importId).execute();
        await transaction
          .updateTable('project_import')
          .set({ taken_back_at: now })
          .where('id', '=', importId)
          .execute();
        return { projectId, left };
      });
    },
  };
}

type ReadOrWrite = Pick<Kysely<Schema>, 'selectFrom' | 'insertInto'>;

async function addRecord(
  database: ReadOrWrite,
  record: Pick<ImportRecord, 'id' | 'projectId' | 'fileName' | 'importedAt' | 'isNewProject'>,
): Promise<void> {
  await database
    .insertInto('project_import')
    .values({
      id: record.id,
      project_id: record.projectId,
      file_name: record.fileName,
      imported_at: record.importedAt,
      is_new_project: record.isNewProject ? 1 : 0,
      added: 0,
      changed: 0,
      taken_back_at: null,
    })
    .execute();
}

/** An import that was not taken back yet. Throws `not-found`. */
async function requireImport(database: ReadOrWrite, id: string): Promise<ImportRecord> {
  const row = await database
    .selectFrom('project_import')
    .selectAll()
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw notFound('import');
  return toRecord(row);
}

function toRecord(row: ProjectImportRow): ImportRecord {
  return {
    id: row.id,
    projectId: row.project_id,
    fileName: row.file_name,
    importedAt: row.imported_at,
    takenBackAt: row.taken_back_at,
    isNewProject: row.is_new_project === 1,
    added: row.added,
    changed: row.changed,
  };
}
