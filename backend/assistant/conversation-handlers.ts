import { fileNameOf } from '../../contract/file-name.ts';
import { randomUUID } from 'node:crypto';
import type { AssistantSettings } from '../../contract/assistant.ts';
import type { Conversation, Handoff } from '../../contract/conversations.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { branchTo, newestLeaf, turnsOf } from './branches.ts';
import { excerptOf } from './excerpt.ts';
import { conversationJson, conversationMarkdown } from './export-conversation.ts';
import { handOver } from './hand-over.ts';
import type { ConversationStore, Models } from './ports.ts';

type ConversationEndpoint =
  | 'conversations.list'
  | 'conversations.create'
  | 'conversations.get'
  | 'conversations.rename'
  | 'conversations.delete'
  | 'conversations.restore'
  | 'conversations.showBranch'
  | 'conversations.fork'
  | 'conversations.search'
  | 'conversations.export'
  | 'conversations.rate'
  | 'handoffs.list'
  | 'handoffs.create'
  | 'handoffs.setContact'
  | 'handoffs.resolve';

export interface ConversationHandlerParts {
  readonly store: ConversationStore;
  readonly models: Models;
  readSettings(projectId: string): Promise<AssistantSettings>;
  announce(what: 'conversations' | 'handoffs', projectId: string): void;
}

const hitLimit = 100;

/** Conversations as they are kept, and those that people took over. */
export function createConversationHandlers(
  parts: ConversationHandlerParts,
): Pick<Handlers, ConversationEndpoint> {
  const { store } = parts;
  const changed = (conversation: Conversation): Conversation => {
    parts.announce('conversations', conversation.projectId);
    return conversation;
  };
  const changedHandoff = (handoff: Handoff): Handoff => {
    parts.announce('handoffs', handoff.projectId);
    return handoff;
  };
  return {
    'conversations.list': ({ projectId }) => store.listConversations(projectId),
    async 'conversations.create'({ projectId, title }) {
      const conversation = emptyConversation(projectId, title ?? '');
      await store.addConversation(conversation, []);
      return changed(conversation);
    },
    async 'conversations.get'({ id }) {
      const conversation = await store.getConversation(id);
      return { conversation, messages: await store.listMessages(id) };
    },
    'conversations.rename': async ({ id, title }) =>
      changed(await store.renameConversation(id, title, Date.now())),
    async 'conversations.delete'({ id }) {
      changed(await store.deleteConversation(id, Date.now()));
      return {};
    },
    'conversations.restore': async ({ id }) => changed(await store.restoreConversation(id)),
    async 'conversations.showBranch'({ messageId }) {
      const { conversationId } = await store.getMessage(messageId);
      const leaf = newestLeaf(await store.listMessages(conversationId), messageId);
      return changed(await store.showLeaf(conversationId, leaf, Date.now()));
    },
    async 'conversations.fork'({ messageId }) {
      const { conversationId } = await store.getMessage(messageId);
      const { projectId, title } = await store.getConversation(conversationId);
      const branch = branchTo(await store.listMessages(conversationId), messageId);
      const ids = new Map(branch.map(({ id }) => [id, randomUUID() as string]));
      const fork = emptyConversation(projectId, title);
      const copies = branch.map((message) => ({
        ...message,
        id: ids.get(message.id) ?? message.id,
        conversationId: fork.id,
        parentId: message.parentId === null ? null : (ids.get(message.parentId) ?? null),
        feedback: null,
      }));
      await store.addConversation({ ...fork, leafId: ids.get(messageId) ?? null }, copies);
      return changed(await store.getConversation(fork.id));
    },
    async 'conversations.search'({ projectId, query }) {
      const words = query.split(/\s+/u);
      const inTitles = (await store.listConversations(projectId))
        .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word.toLowerCase())))
        .map(({ id, title, createdAt }) => ({
          conversationId: id,
          title,
          messageId: null,
          role: null,
          ...excerptOf(title, words),
          createdAt,
        }));
      const inMessages = (await store.searchMessages(projectId, words, hitLimit)).map(
        ({ message, title }) => ({
          conversationId: message.conversationId,
          title,
          messageId: message.id,
          role: message.role,
          ...excerptOf(message.text, words),
          createdAt: message.createdAt,
        }),
      );
      return [...inTitles, ...inMessages].sort((a, b) => b.createdAt - a.createdAt).slice(0, hitLimit);
    },
    async 'conversations.export'({ id, format }) {
      const conversation = await store.getConversation(id);
      const messages = await store.listMessages(id);
      if (format === 'json')
        return {
          fileName: fileNameOf(conversation.title, 'json', 'conversation'),
          text: conversationJson(conversation, messages),
        };
      const { personaName } = await parts.readSettings(conversation.projectId);
      return {
        fileName: fileNameOf(conversation.title, 'md', 'conversation'),
        text: conversationMarkdown(conversation, messages, personaName),
      };
    },
    async 'conversations.rate'({ messageId, rating, note }) {
      const message = await store.getMessage(messageId);
      if (message.role !== 'assistant')
        throw new InklingError(
          'invalid-input',
          'Only answers are rated. Nothing was changed.',
          'Choose an answer.',
        );
      const rated = await store.rate(
        messageId,
        rating === null ? null : { rating, note, createdAt: Date.now() },
      );
      changed(await store.getConversation(message.conversationId));
      return rated;
    },

    'handoffs.list': ({ projectId }) => store.listHandoffs(projectId),
    async 'handoffs.create'({ conversationId }, { signal }) {
      const conversation = await store.getConversation(conversationId);
      const branch = branchTo(await store.listMessages(conversationId), conversation.leafId);
      if (branch.length === 0)
        throw new InklingError(
          'invalid-input',
          'Nothing was said in this conversation yet, so there is nothing to hand over.',
          'Ask a question first.',
        );
      const note = await handOver(parts.models, conversation.projectId, turnsOf(branch), signal, () => {});
      const handoff: Handoff = {
        id: randomUUID(),
        projectId: conversation.projectId,
        conversationId,
        conversationTitle: conversation.title,
        messageId: null,
        reason: 'request',
        evidence: '',
        ...note,
        contact: '',
        createdAt: Date.now(),
        resolvedAt: null,
      };
      await store.addHandoff(handoff);
      return changedHandoff(handoff);
    },
    'handoffs.setContact': async ({ id, contact }) =>
      changedHandoff(await store.updateHandoff(id, { contact })),
    'handoffs.resolve': async ({ id, resolved }) =>
      changedHandoff(await store.updateHandoff(id, { resolvedAt: resolved ? Date.now() : null })),
  };
}

function emptyConversation(projectId: string, title: string): Conversation {
  const now = Date.now();
  return {
    id: randomUUID(),
    projectId,
    title,
    leafId: null,
    messageCount: 0,
    createdAt: now,
    updatedAt: now,
  };
}
