import { Template } from '@huggingface/jinja';
import type { Tokenizer } from './tokenizer.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Turns messages into the text a model was trained on. */
export interface ChatTemplate {
  /** The text up to where the assistant's answer begins. */
  render(messages: readonly ChatMessage[]): string;
}

/** Shorter special tokens than this could be anybody's words. */
const shortestGuarded = 3;

/**
 * Reads the chat template of a tokenizer_config.json. What looks like a special token in a message is
 * broken up first: a brief is data, and may not end its own turn. A template that takes no system message gets it at the
 * head of the first user turn.
 */
export function createChatTemplate({
  config,
  vocabulary,
  specialTokens,
}: Pick<Tokenizer, 'config' | 'vocabulary' | 'specialTokens'>): ChatTemplate {
  const source = config['chat_template'];
  if (typeof source !== 'string') throw new Error('The model has no chat template');
  const template = new Template(source);
  const bos = typeof config['bos_token'] === 'string' ? config['bos_token'] : null;
  const guarded = specialTokens
    .map((id) => vocabulary[id] ?? '')
    .filter((token) => token.length >= shortestGuarded && !token.startsWith('<|'))
    .sort((a, b) => b.length - a.length);
  const broken = (content: string) =>
    guarded.reduce(
      (text, token) => text.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`),
      content.replaceAll('<|', '< |'),
    );
  const lay = (messages: readonly ChatMessage[]) =>
    template.render({
      messages,
      add_generation_prompt: true,
      bos_token: bos,
      eos_token: config['eos_token'] ?? null,
    });
  let takesSystem = true;
  try {
    takesSystem = lay([
      { role: 'system', content: systemProbe },
      { role: 'user', content: 'a' },
    ]).includes(systemProbe);
  } catch {
    takesSystem = false;
  }
  return {
    render(messages) {
      const guardedMessages = messages.map(({ role, content }) => ({ role, content: broken(content) }));
      const text = lay(takesSystem ? guardedMessages : withoutSystem(guardedMessages));
      return config['add_bos_token'] === true && bos !== null && !text.startsWith(bos) ? bos + text : text;
    },
  };
}

const systemProbe = 'system-probe';

function withoutSystem(messages: readonly ChatMessage[]): ChatMessage[] {
  const [first, second, ...rest] = messages;
  if (first?.role !== 'system' || second?.role !== 'user') return [...messages];
  return [{ role: 'user', content: `${first.content}\n\n${second.content}` }, ...rest];
}
