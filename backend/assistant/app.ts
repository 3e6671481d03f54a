import type { AssistantSettings } from '../../contract/assistant.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { createAnswerHandlers } from './answer-handlers.ts';
import { createConversationHandlers } from './conversation-handlers.ts';
import { createFaqHandlers } from './faq-handlers.ts';
import type {
  AssistantSettingStore,
  ConversationStore,
  KnowledgeSource,
  Models,
  SplitSentences,
  TestStore,
} from './ports.ts';
import { createTestHandlers } from './test-handlers.ts';
import { builtInWordings, defaultSettings } from './wordings.ts';

type AssistantEndpoint = Extract<
  keyof Handlers,
  | `assistant.${string}`
  | `conversations.${string}`
  | `handoffs.${string}`
  | `faq.${string}`
  | `tests.${string}`
  | `testRuns.${string}`
>;

/** What the assistant works with. */
export interface AssistantParts {
  readonly settings: AssistantSettingStore;
  readonly store: ConversationStore;
  readonly tests: TestStore;
  readonly knowledge: KnowledgeSource;
  readonly models: Models;
  readonly split: SplitSentences;
  /** How many questions of a project are worth asking at once where answers are written: 1 for a model here. */
  atOnceFor(projectId: string): number;
  /** The tests of the sample documents in a language, as CSV. */
  readSampleTests(language: 'en' | 'zh'): Promise<string>;
  announce(what: 'assistant' | 'conversations' | 'handoffs' | 'tests', projectId: string): void;
}

/** The customer-service assistant: answers, conversations, hand-offs, its test bench, and what it could not answer. */
export function createAssistantHandlers(given: AssistantParts): Pick<Handlers, AssistantEndpoint> {
  const readSettings = async (projectId: string): Promise<AssistantSettings> =>
    (await given.settings.read(projectId)) ?? defaultSettings;
  const parts = {
    ...given,
    readSettings,
    announceTests: (projectId: string) => given.announce('tests', projectId),
  };
  return {
    'assistant.settings': async ({ projectId }) => ({
      settings: await readSettings(projectId),
      builtIn: { ...builtInWordings },
    }),
    async 'assistant.saveSettings'({ projectId, settings }) {
      const saved = { ...(await readSettings(projectId)), ...settings };
      await given.settings.write(projectId, saved, Date.now());
      given.announce('assistant', projectId);
      return saved;
    },
    ...createAnswerHandlers(parts),
    ...createConversationHandlers(parts),
    ...createFaqHandlers(parts),
    ...createTestHandlers(parts),
  };
}
