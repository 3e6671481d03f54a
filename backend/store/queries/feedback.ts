import type { Feedback } from '../../../contract/conversations.ts';
import type { WritableDatabase } from '../schema.ts';

/** Sets what was thought of an answer; null takes it back. */
export async function replaceFeedback(
  database: WritableDatabase,
  messageId: string,
  feedback: Feedback | null,
): Promise<void> {
  await database.deleteFrom('feedback').where('message_id', '=', messageId).execute();
  if (!feedback) return;
  await database
    .insertInto('feedback')
    .values({
      message_id: messageId,
      rating: feedback.rating,
      note: feedback.note,
      created_at: feedback.createdAt,
    })
    .execute();
}
