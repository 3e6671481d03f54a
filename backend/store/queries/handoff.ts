import { handoffSchema, type Handoff } from '../../../contract/conversations.ts';
import { notFound } from '../not-found.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

function selectHandoffRows(database: ReadableDatabase) {
  return database
    .selectFrom('handoff')
    .innerJoin('conversation', 'conversation.id', 'handoff.conversation_id')
    .innerJoin('project', 'project.id', 'conversation.project_id')
    .where('conversation.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .selectAll('handoff')
    .select(['conversation.project_id', 'conversation.title as conversation_title']);
}

type HandoffWithTitle = Awaited<ReturnType<ReturnType<typeof selectHandoffRows>['executeTakeFirstOrThrow']>>;

function toHandoff(row: HandoffWithTitle): Handoff {
  return {
    id: row.id,
    projectId: row.project_id,
    conversationId: row.conversation_id,
    conversationTitle: row.conversation_title,
    messageId: row.message_id,
    reason: handoffSchema.shape.reason.parse(row.reason),
    evidence: row.evidence,
    summary: row.summary,
    nextStep: row.next_step,
    summaryBy: handoffSchema.shape.summaryBy.parse(row.summary_by),
    transcript: row.transcript,
    contact: row.contact,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
  };
}

/** Those that wait first, then the newest. */
export async function selectHandoffs(database: ReadableDatabase, projectId: string): Promise<Handoff[]> {
  const rows = await selectHandoffRows(database)
    .where('conversation.project_id', '=', projectId)
    .orderBy(({ eb }) => eb('handoff.resolved_at', 'is not', null))
    .orderBy('handoff.created_at', 'desc')
    .execute();
  return rows.map(toHandoff);
}

/** Throws `not-found`, also when its conversation is deleted. */
export async function selectHandoff(database: ReadableDatabase, id: string): Promise<Handoff> {
  const row = await selectHandoffRows(database).where('handoff.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('hand-off');
  return toHandoff(row);
}

export async function insertHandoff(database: WritableDatabase, handoff: Handoff): Promise<void> {
  await database
    .insertInto('handoff')
    .values({
      id: handoff.id,
      conversation_id: handoff.conversationId,
      message_id: handoff.messageId,
      reason: handoff.reason,
      evidence: handoff.evidence,
      summary: handoff.summary,
      next_step: handoff.nextStep,
      summary_by: handoff.summaryBy,
      transcript: handoff.transcript,
      contact: handoff.contact,
      created_at: handoff.createdAt,
      resolved_at: handoff.resolvedAt,
    })
    .execute();
}

/** Sets the fields given. */
export async function updateHandoff(
  database: WritableDatabase,
  id: string,
  changes: { readonly contact?: string; readonly resolvedAt?: number | null },
): Promise<void> {
  await database
    .updateTable('handoff')
    .set({ contact: changes.contact, resolved_at: changes.resolvedAt })
    .where('id', '=', id)
    .execute();
}
