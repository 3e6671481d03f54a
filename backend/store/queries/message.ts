import { answerSchema, type Citation } from '../../../contract/answer.ts';
import { feedbackSchema, messageSchema, type Message } from '../../../contract/conversations.ts';
import { notFound } from '../not-found.ts';
import type { MessageRow, ReadableDatabase, WritableDatabase } from '../schema.ts';
import { replaceCitations, selectCitations } from './citation.ts';

/** Messages that can be seen, each with the feedback it got. */
function selectMessageRows(database: ReadableDatabase) {
  return database
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('project', 'project.id', 'conversation.project_id')
    .leftJoin('feedback', 'feedback.message_id', 'message.id')
    .where('conversation.deleted_at', 'is', null)
    .where('project.deleted_at', 'is', null)
    .selectAll('message')
    .select([
      'conversation.title as conversation_title',
      'feedback.rating as feedback_rating',
      'feedback.note as feedback_note',
      'feedback.created_at as feedback_created_at',
    ]);
}

interface JoinedRow extends MessageRow {
  readonly conversation_title: string;
  readonly feedback_rating: string | null;
  readonly feedback_note: string | null;
  readonly feedback_created_at: number | null;
}

function toMessage(row: JoinedRow, citations: readonly Citation[]): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    parentId: row.parent_id,
    role: messageSchema.shape.role.parse(row.role),
    text: row.text,
    state: messageSchema.shape.state.parse(row.state),
    masked: messageSchema.shape.masked.parse(JSON.parse(row.masked)),
    answer:
      row.answer === null ? null : answerSchema.parse({ ...(JSON.parse(row.answer) as object), citations }),
    feedback:
      row.feedback_rating === null
        ? null
        : feedbackSchema.parse({
            rating: row.feedback_rating,
            note: row.feedback_note,
            createdAt: row.feedback_created_at,
          }),
    createdAt: row.created_at,
  };
}

async function withCitations(database: ReadableDatabase, rows: readonly JoinedRow[]): Promise<Message[]> {
  const citations = await selectCitations(
    database,
    rows.filter(({ role }) => role === 'assistant').map(({ id }) => id),
  );
  return rows.map((row) => toMessage(row, citations.get(row.id) ?? []));
}

/** Of all branches, oldest first. */
export async function selectMessages(database: ReadableDatabase, conversationId: string): Promise<Message[]> {
  const rows = await selectMessageRows(database)
    .where('message.conversation_id', '=', conversationId)
    .orderBy('message.created_at')
    // Within one millisecond, in the order they were added.
    .orderBy('message.rowid' as 'message.created_at')
    .execute();
  return withCitations(database, rows);
}

/** Throws `not-found`, also when its conversation or project is deleted. */
export async function selectMessage(database: ReadableDatabase, id: string): Promise<Message> {
  const row = await selectMessageRows(database).where('message.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('message');
  const [message] = await withCitations(database, [row]);
  if (!message) throw notFound('message');
  return message;
}

/** Messages whose text holds every word, whatever their case, the newest first. */
export async function searchMessages(
  database: ReadableDatabase,
  projectId: string,
  words: readonly string[],
  limit: number,
): Promise<{ message: Message; title: string }[]> {
  let query = selectMessageRows(database).where('conversation.project_id', '=', projectId);
  for (const word of words)
    query = query.where((expression) =>
      expression(
        expression.fn<number>('instr', [
          expression.fn('lower', ['message.text']),
          expression.val(word.toLowerCase()),
        ]),
        '>',
        0,
      ),
    );
  const rows = await query.orderBy('message.created_at', 'desc').limit(limit).execute();
  const messages = await withCitations(database, rows);
  return messages.map((message, i) => ({ message, title: rows[i]?.conversation_title ?? '' }));
}

/** Finished answers of a project that nobody has dealt with, the latest first. */
export async function selectUnsettledAnswers(
  database: ReadableDatabase,
  projectId: string,
): Promise<Message[]> {
  const rows = await selectMessageRows(database)
    .where('conversation.project_id', '=', projectId)
    .where('message.role', '=', 'assistant')
    .where('message.settled_at', 'is', null)
    .orderBy('message.created_at', 'desc')
    .execute();
  return withCitations(database, rows);
}

export async function insertMessage(database: WritableDatabase, message: Message): Promise<void> {
  await database
    .insertInto('message')
    .values({
      id: message.id,
      conversation_id: message.conversationId,
      parent_id: message.parentId,
      role: message.role,
      text: message.text,
      state: message.state,
      masked: JSON.stringify(message.masked),
      answer: answerText(message),
      created_at: message.createdAt,
      settled_at: null,
    })
    .execute();
  if (message.answer) await replaceCitations(database, message.id, message.answer.citations);
}

/** Sets text, state and answer. Throws `not-found` when the message went meanwhile. */
export async function updateMessage(database: WritableDatabase, message: Message): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('message')
    .set({ text: message.text, state: message.state, answer: answerText(message) })
    .where('id', '=', message.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound('message');
  if (message.answer) await replaceCitations(database, message.id, message.answer.citations);
}

/** Marks the answers of some questions, or the questions' own ids, as dealt with. */
export async function settleMessages(
  database: WritableDatabase,
  ids: readonly string[],
  now: number,
): Promise<void> {
  for (let start = 0; start < ids.length; start += 500)
    await database
      .updateTable('message')
      .set({ settled_at: now })
      .where('parent_id', 'in', ids.slice(start, start + 500))
      .where('role', '=', 'assistant')
      .execute();
}

/** Nobody finishes what an earlier process was writing. */
export async function cutOffWritingMessages(database: WritableDatabase): Promise<void> {
  await database.updateTable('message').set({ state: 'cut-off' }).where('state', '=', 'writing').execute();
}

function answerText({ answer }: Message): string | null {
  if (!answer) return null;
  const { citations: _, ...rest } = answer;
  return JSON.stringify(rest);
}
