import { Template } from '@huggingface/jinja';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Turns messages into the text a model was trained on. */
export interface ChatTemplate {
  /** The text up to where the assistant's answer begins. */
  render(messages: readonly ChatMessage[]): string;
}

/**
 * Reads the chat template of a tokenizer_config.json. What looks like a special token in a message is
 * broken up first: a brief is data, and may not end its own turn.
 */
export function createChatTemplate(config: Readonly<Record<string, unknown>>): ChatTemplate {
  const source = config['chat_template'];
  if (typeof source !== 'string') throw new Error('The model has no chat template');
  const template = new Template(source);
  return {
    render: (messages) =>
      template.render({
        messages: messages.map(({ role, content }) => ({ role, content: content.replaceAll('<|', '< |') })),
        add_generation_prompt: true,
        bos_token: config['bos_token'] ?? null,
        eos_token: config['eos_token'] ?? null,
      }),
  };
}
