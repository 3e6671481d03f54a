import type { AssistantSettings, Wordings } from '../../contract/assistant.ts';
import { defaultThreshold } from '../../contract/knowledge.ts';
import type { Language } from './ports.ts';

/** What the assistant says where the project has no words of its own. */
export const builtInWordings: Readonly<Record<Language, Wordings>> = {
  en: {
    greeting: 'Hello! What would you like to know?',
    refusal: 'I can’t find that in our documents, so I would rather not guess. Could you put it another way?',
    handoff: 'I am passing this on to a colleague. How can we reach you?',
    offLimits: 'I can’t help with that topic here.',
  },
  zh: {
    greeting: '您好！请问有什么可以帮您？',
    refusal: '我们的资料里没有找到相关内容，我不想随意猜测。您可以换个说法再问一次吗？',
    handoff: '我正在把您的问题转给同事。请问怎样联系您？',
    offLimits: '这个话题我在这里无法回答。',
  },
};

/** The words for an occasion: the project's own, or the built-in ones in the customer's language. */
export function wordingOf(settings: AssistantSettings, name: keyof Wordings, language: Language): string {
  return settings.wordings[name] || builtInWordings[language][name];
}

/** How an assistant behaves until somebody says otherwise. */
export const defaultSettings: AssistantSettings = {
  personaName: '',
  wordings: { greeting: '', refusal: '', handoff: '', offLimits: '' },
  mode: 'quote',
  threshold: defaultThreshold,
  // They take the text model and some seconds after each answer, in which nothing else can be asked.
  suggestFollowUps: false,
  handoff: { onRequest: true, onFrustration: true, onDanger: true, afterRefusals: 3, topics: [] },
  offLimits: [],
  maskPersonalData: true,
};
