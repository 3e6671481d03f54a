import { randomUUID } from 'node:crypto';
import { keyFile } from '../../backend/store/key-file.ts';
import { openStore } from '../../backend/store/open.ts';
import { createTexts } from '../../test/support/big-texts.ts';

const messagesOfConversation = 20;
const atOnce = 1000;
/** Stands in every second text. */
export const commonWord = 'customer';

/** Fills a project with conversations and a plan, written as the app writes them. */
export async function seedTalk(
  folder: string,
  projectId: string,
  size: { readonly messages: number; readonly plan: number },
): Promise<void> {
  const store = await openStore(folder, keyFile(folder));
  const texts = createTexts(11);
  const textOf = (i: number) => `${texts.paragraph(i, 3)}${i % 2 === 0 ? ` The ${commonWord} waits.` : ''}`;
  const time = 1;
  try {
    const { database } = store;
    for (let from = 0; from < size.messages; from += atOnce)
      await database.transaction().execute(async (transaction) => {
        let conversation = '';
        for (let i = from; i < Math.min(from + atOnce, size.messages); i++) {
          if (i % messagesOfConversation === 0) {
            conversation = randomUUID();
            await transaction
              .insertInto('conversation')
              .values({
                ...{ id: conversation, project_id: projectId, title: texts.sentence(i, 5), leaf_id: null },
                ...{ created_at: time, updated_at: time, deleted_at: null },
              })
              .execute();
          }
          await transaction
            .insertInto('message')
            .values({
              ...{ id: randomUUID(), conversation_id: conversation, parent_id: null, role: 'customer' },
              ...{ text: textOf(i), state: 'complete', masked: '[]', answer: null },
              ...{ created_at: time, settled_at: null },
            })
            .execute();
        }
      });
    for (let from = 0; from < size.plan; from += atOnce)
      await database.transaction().execute(async (transaction) => {
        for (let i = from; i < Math.min(from + atOnce, size.plan); i++)
          await transaction
            .insertInto('plan_entry')
            .values({
              ...{ id: randomUUID(), project_id: projectId, kind: 'item', key: null, idea_id: null },
              value: JSON.stringify({ title: texts.sentence(i, 5), note: textOf(i), evidence: [] }),
              ...{ created_at: time, updated_at: time, deleted_at: null },
            })
            .execute();
      });
  } finally {
    await store.close();
  }
}
