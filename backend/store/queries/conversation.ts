import type { Conversation } from '../../../contract/conversations.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function selectConversationRows(database: ReadableDatabase) {
  return database
    .selectFrom('conversation')
    .innerJoin('project', 'project.id', 'conversation.project_id')
    .leftJoin('message', 'message.conversation_id', 'conversation.id')
    .where('conversation.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .groupBy('conversation.id')
    .selectAll('conversation')
    .select(({ fn }) => fn.count<number>('message.id').as('message_count'));
}

type ConversationWithCount = Awaited<
  ReturnType<ReturnType<typeof selectConversationRows>['executeTakeFirstOrThrow']>
>;

function toConversation(row: ConversationWithCount): Conversation {
  return {
    id: row.id,
    projectId: row.project_id,
    title: row.title,
    leafId: row.leaf_id,
    messageCount: row.message_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The last changed first, deleted ones left out. */
export async function selectConversations(
  database: ReadableDatabase,
  projectId: string,
): Promise<Conversation[]> {
  const rows = await selectConversationRows(database)
    .where('conversation.project_id', '=', projectId)
    .orderBy('conversation.updated_at', 'desc')
    .execute();
  return rows.map(toConversation);
}

/** Throws `not-found`, also when it or its project is deleted. */
export async function selectConversation(database: ReadableDatabase, id: string): Promise<Conversation> {
  const row = await selectConversationRows(database).where('conversation.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('conversation');
  return toConversation(row);
}

export async function insertConversation(
  database: WritableDatabase,
  conversation: Conversation,
): Promise<void> {
  await database
    .insertInto('conversation')
    .values({
      id: conversation.id,
      project_id: conversation.projectId,
      title: conversation.title,
      leaf_id: conversation.leafId,
      created_at: conversation.createdAt,
      updated_at: conversation.updatedAt,
      deleted_at: null,
    })
    .execute();
}

/** Sets the fields given. */
export async function updateConversation(
  database: WritableDatabase,
  id: string,
  changes: { readonly title?: string; readonly leafId?: string },
  now: number,
): Promise<void> {
  await database
    .updateTable('conversation')
    .set({ title: changes.title, leaf_id: changes.leafId, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Hides a conversation, or with null shows it again. Throws `not-found` when there is no row. */
export async function markConversationDeleted(
  database: WritableDatabase,
  id: string,
  deletedAt: number | null,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('conversation')
    .set({ deleted_at: deletedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('conversation');
}

/** Takes hidden conversations away for good. Of those hidden up to that time. Returns how many. */
export async function purgeDeletedConversations(database: WritableDatabase, before: number): Promise<number> {
  const result = await database
    .deleteFrom('conversation')
    .where('deleted_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
