import type { Kysely } from 'kysely';
import type { ConversationStore } from '../assistant/ports.ts';
import {
  insertConversation,
  markConversationDeleted,
  selectConversation,
  selectConversations,
  updateConversation,
} from './queries/conversation.ts';
import { replaceFeedback } from './queries/feedback.ts';
import { insertHandoff, selectHandoff, selectHandoffs, updateHandoff } from './queries/handoff.ts';
import {
  insertMessage,
  searchMessages,
  selectMessage,
  selectMessages,
  selectUnsettledAnswers,
  settleMessages,
  updateMessage,
} from './queries/message.ts';
import { requireProject } from './queries/project.ts';
import type { Schema } from './schema.ts';

/** Keeps what was said and handed over. Each write is one transaction. */
export function createConversationStore(database: Kysely<Schema>): ConversationStore {
  const write = database.transaction();
  return {
    async listConversations(projectId) {
      await requireProject(database, projectId);
      return selectConversations(database, projectId);
    },
    getConversation: (id) => selectConversation(database, id),
    listMessages: (conversationId) => selectMessages(database, conversationId),
    getMessage: (id) => selectMessage(database, id),

    addConversation: (conversation, messages) =>
      write.execute(async (transaction) => {
        await requireProject(transaction, conversation.projectId);
        await insertConversation(transaction, conversation);
        for (const message of messages) await insertMessage(transaction, message);
      }),
    renameConversation: (id, title, now) =>
      write.execute(async (transaction) => {
        await selectConversation(transaction, id);
        await updateConversation(transaction, id, { title }, now);
        return selectConversation(transaction, id);
      }),
    deleteConversation: (id, now) =>
      write.execute(async (transaction) => {
        const conversation = await selectConversation(transaction, id);
        await markConversationDeleted(transaction, id, now);
        return conversation;
      }),
    restoreConversation: (id) =>
      write.execute(async (transaction) => {
        await markConversationDeleted(transaction, id, null);
        return selectConversation(transaction, id);
      }),
    showLeaf: (id, leafId, now) =>
      write.execute(async (transaction) => {
        await updateConversation(transaction, id, { leafId }, now);
        return selectConversation(transaction, id);
      }),

    addMessages: (conversationId, messages, title) =>
      write.execute(async (transaction) => {
        const leaf = messages.at(-1);
        if (!leaf) return;
        await selectConversation(transaction, conversationId);
        for (const message of messages) await insertMessage(transaction, message);
        const changes = { leafId: leaf.id, ...(title === null ? {} : { title }) };
        await updateConversation(transaction, conversationId, changes, leaf.createdAt);
      }),
    saveMessage: (message) => write.execute((transaction) => updateMessage(transaction, message)),
    rate: (messageId, feedback) =>
      write.execute(async (transaction) => {
        await selectMessage(transaction, messageId);
        await replaceFeedback(transaction, messageId, feedback);
        return selectMessage(transaction, messageId);
      }),
    async searchMessages(projectId, words, limit) {
      await requireProject(database, projectId);
      return searchMessages(database, projectId, words, limit);
    },

    async listHandoffs(projectId) {
      await requireProject(database, projectId);
      return selectHandoffs(database, projectId);
    },
    addHandoff: (handoff) =>
      write.execute(async (transaction) => {
        await selectConversation(transaction, handoff.conversationId);
        await insertHandoff(transaction, handoff);
      }),
    updateHandoff: (id, changes) =>
      write.execute(async (transaction) => {
        await selectHandoff(transaction, id);
        await updateHandoff(transaction, id, changes);
        return selectHandoff(transaction, id);
      }),

    async listUnsettledAnswers(projectId) {
      await requireProject(database, projectId);
      return selectUnsettledAnswers(database, projectId);
    },
    settleQuestions: (ids, now) => write.execute((transaction) => settleMessages(transaction, ids, now)),
  };
}
