import { clusterSchema, groupStabilitySchema, type Cluster } from '../../../contract/cluster.ts';
import type { KeptGroup } from '../../cluster/ports.ts';
import { inPieces } from '../in-pieces.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function selectRows(database: ReadableDatabase) {
  return database
    .selectFrom('cluster')
    .leftJoin('idea', (join) =>
      join
        .onRef('idea.cluster_id', '=', 'cluster.id')
        .on('idea.deleted_at', 'is', null)
        .on('idea.merged_into', 'is', null),
    )
    .groupBy('cluster.id')
    .selectAll('cluster')
    .select(({ fn }) => fn.count<number>('idea.id').as('idea_count'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>;

function toCluster(row: Row): Cluster {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    nameBy: clusterSchema.shape.nameBy.parse(row.name_by),
    words: clusterSchema.shape.words.parse(JSON.parse(row.words)),
    stability: row.stability === null ? null : groupStabilitySchema.parse(JSON.parse(row.stability)),
    ideaCount: row.idea_count,
    createdAt: row.created_at,
  };
}

/** All clusters of a project, largest first; also those without an idea that is there. */
export async function selectClusters(database: ReadableDatabase, projectId: string): Promise<Cluster[]> {
  const rows = await selectRows(database)
    .where('cluster.project_id', '=', projectId)
    .orderBy('idea_count', 'desc')
    // Those of one size in the order they were accepted in, as the preview showed them.
    .orderBy('cluster.rowid' as 'cluster.created_at')
    .execute();
  return rows.map(toCluster);
}

export async function selectCluster(database: ReadableDatabase, id: string): Promise<Cluster | null> {
  const row = await selectRows(database).where('cluster.id', '=', id).executeTakeFirst();
  return row ? toCluster(row) : null;
}

/** By cluster, all ideas in it, hidden ones too. */
export async function selectMembers(
  database: ReadableDatabase,
  projectId: string,
): Promise<Map<string, string[]>> {
  const rows = await database
    .selectFrom('idea')
    .select(['id', 'cluster_id'])
    .where('project_id', '=', projectId)
    .where('cluster_id', 'is not', null)
    .orderBy('created_at')
    .execute();
  const members = new Map<string, string[]>();
  for (const { id, cluster_id } of rows) members.set(cluster_id!, [...(members.get(cluster_id!) ?? []), id]);
  return members;
}

/** Ids of all ideas of a project, hidden ones too. */
export async function selectIdeaIds(database: ReadableDatabase, projectId: string): Promise<Set<string>> {
  const rows = await database.selectFrom('idea').select('id').where('project_id', '=', projectId).execute();
  return new Set(rows.map(({ id }) => id));
}

/** The ideas in them are in none afterwards. */
export async function deleteClusters(database: WritableDatabase, projectId: string): Promise<void> {
  await database.deleteFrom('cluster').where('project_id', '=', projectId).execute();
}

export async function insertCluster(
  database: WritableDatabase,
  projectId: string,
  group: KeptGroup,
  createdAt: number,
): Promise<void> {
  await database
    .insertInto('cluster')
    .values({
      id: group.id,
      project_id: projectId,
      name: group.name,
      name_by: group.nameBy,
      words: JSON.stringify(group.words),
      stability: group.stability === null ? null : JSON.stringify(group.stability),
      created_at: createdAt,
    })
    .execute();
  for (const ids of inPieces(group.ideaIds))
    await database.updateTable('idea').set({ cluster_id: group.id }).where('id', 'in', ids).execute();
}

export async function updateClusterName(
  database: WritableDatabase,
  id: string,
  name: string,
  nameBy: Cluster['nameBy'],
): Promise<void> {
  await database.updateTable('cluster').set({ name, name_by: nameBy }).where('id', '=', id).execute();
}
