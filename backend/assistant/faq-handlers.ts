import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { groupQuestions, unansweredQuestions } from './faq-candidates.ts';
import { languageOf } from './language.ts';
import type { ConversationStore, KnowledgeSource, Models, TestStore } from './ports.ts';
import { testCase } from './test-handlers.ts';

type FaqEndpoint = 'faq.candidates' | 'faq.makeTest' | 'faq.makeEntry' | 'faq.dismiss';

export interface FaqParts {
  readonly store: ConversationStore;
  readonly tests: TestStore;
  readonly knowledge: KnowledgeSource;
  readonly models: Models;
  announce(what: 'conversations', projectId: string): void;
  announceTests(projectId: string): void;
}

/** The source that entries go to. */
const faqSource = 'FAQ';

/** Questions that went unanswered, and what becomes of them. */
export function createFaqHandlers(parts: FaqParts): Pick<Handlers, FaqEndpoint> {
  const settle = async (projectId: string, ids: readonly string[]) => {
    for (const id of ids) await requireQuestion(parts, projectId, id);
    await parts.store.settleQuestions(ids, Date.now());
    parts.announce('conversations', projectId);
  };
  return {
    async 'faq.candidates'({ projectId }, { signal }) {
      const answers = await parts.store.listUnsettledAnswers(projectId);
      const questions = new Map<string, Awaited<ReturnType<ConversationStore['getMessage']>>>();
      for (const conversationId of new Set(answers.map((answer) => answer.conversationId)))
        for (const message of await parts.store.listMessages(conversationId))
          questions.set(message.id, message);
      const asked = unansweredQuestions(answers, ({ parentId }) => questions.get(parentId ?? '') ?? null);
      const byLanguage = (['en', 'zh'] as const).map(async (language) => {
        const some = asked.filter(({ question }) => languageOf(question) === language);
        if (some.length === 0) return [];
        const texts = some.map(({ question }) => question);
        return groupQuestions(some, await parts.models.embed(language, texts, signal));
      });
      return (await Promise.all(byLanguage)).flat().sort((a, b) => b.asked.length - a.asked.length);
    },
    async 'faq.makeTest'({ projectId, messageIds, kind, answer }) {
      const question = await requireQuestion(parts, projectId, messageIds[0] ?? '');
      const fields = { question: question.text, kind, answer, source: '', passage: '' };
      const test = testCase(projectId, fields, 'conversation');
      await parts.tests.addTests([test]);
      await settle(projectId, messageIds);
      parts.announceTests(projectId);
      return { testCaseId: test.id };
    },
    async 'faq.makeEntry'({ projectId, messageIds, question, answer }) {
      for (const id of messageIds) await requireQuestion(parts, projectId, id);
      const sourceId = await parts.knowledge.addEntry(projectId, faqSource, question, answer);
      await settle(projectId, messageIds);
      return { sourceId };
    },
    async 'faq.dismiss'({ projectId, messageIds }) {
      await settle(projectId, messageIds);
      return {};
    },
  };
}

async function requireQuestion({ store }: FaqParts, projectId: string, id: string) {
  const message = await store.getMessage(id);
  const conversation = await store.getConversation(message.conversationId);
  if (message.role !== 'customer' || conversation.projectId !== projectId)
    throw new InklingError(
      'invalid-input',
      'This is no question of this project. Nothing was changed.',
      'Reload the list.',
    );
  return message;
}
