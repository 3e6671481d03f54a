import { sql, type Kysely, type RawBuilder } from 'kysely';
import { trashKinds, type TrashItem, type Trashed, type TrashKind } from '../../contract/trash.ts';
import type { TrashStore } from '../trash/ports.ts';
import { pruneImports } from './carry/prune.ts';
import { leaveNothing, markUnswept } from './leave-nothing.ts';
import { notFound } from './not-found.ts';
import type { RawDatabase, Schema } from './schema.ts';

interface Place {
  readonly table: keyof Schema;
  /** What it is called. */
  readonly name: RawBuilder<string>;
  /** How to its project: a join that names it `project`; null for what is of none. */
  readonly toProject: RawBuilder<unknown> | null;
  /** What of the table is named by itself. */
  readonly only?: RawBuilder<boolean>;
}

const direct = sql`join project on project.id = item.project_id`;
const ofIdea = sql`join idea on idea.id = item.idea_id and idea.deleted_at is null
  join project on project.id = idea.project_id`;
const text = (column: string) => sql<string>`${sql.ref(`item.${column}`)}`;
const inside = (column: string, path: string) =>
  sql<string>`coalesce(json_extract(${sql.ref(`item.${column}`)}, ${path}), '')`;

const places: Readonly<Record<TrashKind, Place>> = {
  project: {
    table: 'project',
    name: text('name'),
    toProject: sql`join project on project.id = item.id`,
  },
  idea: { table: 'idea', name: text('title'), toProject: direct },
  scores: {
    table: 'converge_entry',
    name: inside('value', '$.name'),
    toProject: direct,
    only: sql<boolean>`item.kind in ('set', 'round')`,
  },
  plan: {
    table: 'plan_entry',
    name: inside('value', '$.title'),
    toProject: direct,
    only: sql<boolean>`item.kind in ('item', 'risk')`,
  },
  evidence: { table: 'develop_evidence', name: inside('fields', '$.text'), toProject: ofIdea },
  text: { table: 'compose_document', name: text('title'), toProject: direct },
  template: { table: 'compose_template', name: inside('fields', '$.name.en'), toProject: null },
  source: { table: 'source', name: text('name'), toProject: direct },
  conversation: { table: 'conversation', name: text('title'), toProject: direct },
  dataset: { table: 'dataset', name: inside('facts', '$.name'), toProject: direct },
  table: { table: 'predict_dataset', name: inside('facts', '$.name'), toProject: direct },
  run: {
    table: 'predict_run',
    name: inside('summary', '$.target'),
    toProject: sql`join predict_dataset on predict_dataset.id = item.dataset_id and predict_dataset.deleted_at is null
      join project on project.id = predict_dataset.project_id`,
  },
  pictures: { table: 'picture_set', name: text('name'), toProject: direct },
  analysis: { table: 'analysis', name: inside('facts', '$.name'), toProject: direct },
};

/** Looks through what was deleted in every room. */
export function createTrashStore(database: Kysely<Schema>): TrashStore {
  return {
    async list(projectId) {
      const found: Trashed[] = [];
      for (const kind of trashKinds) found.push(...(await listed(database, kind, projectId)));
      return found.toSorted((a, b) => b.deletedAt - a.deletedAt);
    },
    restore: (items) =>
      database.transaction().execute(async (transaction) => {
        const projects = new Set<string>();
        for (const { kind, id } of items) {
          const [one] = await listed(transaction, kind, null, id);
          if (!one) throw notFound('thing');
          if (one.projectId !== null) projects.add(one.projectId);
          await sql`update ${sql.table(places[kind].table)} set deleted_at = null where id = ${id}`.execute(
            transaction,
          );
        }
        return [...projects];
      }),
    async deleteForGood(items) {
      const count = await database.transaction().execute(async (transaction) => {
        const gone = items === 'all' ? await removeAll(transaction) : await remove(transaction, items);
        await pruneImports(transaction);
        await markUnswept(transaction);
        return gone;
      });
      await leaveNothing(database);
      return count;
    },
  };
}

/** What is hidden of a kind: not what hangs on a project or an idea that is hidden itself. */
async function listed(
  database: RawDatabase,
  kind: TrashKind,
  projectId: string | null,
  id: string | null = null,
): Promise<Trashed[]> {
  const { table, name, toProject, only } = places[kind];
  const ofOne = projectId === null ? sql`` : sql`and project.id = ${projectId}`;
  if (toProject === null && projectId !== null) return [];
  const project = toProject
    ? sql`project.id as "projectId", project.name as "projectName"`
    : sql`null as "projectId", '' as "projectName"`;
  const shown = toProject && kind !== 'project' ? sql`and project.deleted_at is null` : sql``;
  const { rows } = await sql<Omit<Trashed, 'kind'>>`
    select item.id as id, substr(${name}, 1, 300) as name, item.deleted_at as "deletedAt", ${project}
    from ${sql.table(table)} as item ${toProject ?? sql``}
    where item.deleted_at is not null ${shown} ${ofOne}
    ${only ? sql`and ${only}` : sql``} ${id === null ? sql`` : sql`and item.id = ${id}`}`.execute(database);
  return rows.map((row) => ({ kind, ...row }));
}

async function remove(database: RawDatabase, items: readonly TrashItem[]): Promise<number> {
  let gone = 0;
  for (const { kind, id } of items) {
    const { numAffectedRows } = await sql`delete from ${sql.table(places[kind].table)}
      where id = ${id} and deleted_at is not null`.execute(database);
    gone += Number(numAffectedRows ?? 0);
  }
  return gone;
}

async function removeAll(database: RawDatabase): Promise<number> {
  let gone = 0;
  for (const table of new Set(Object.values(places).map((place) => place.table))) {
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table)} where deleted_at is not null`.execute(database);
    gone += Number(numAffectedRows ?? 0);
  }
  return gone;
}
