import { describe, expect, it } from 'vitest';
import { readChatRequest } from '../../../backend/http/chat-request.ts';

const model = 'inkling-assistant';
const user = (content: unknown) => ({ role: 'user', content });

describe('a chat request', () => {
  it('is the last question with what was said before; system messages are passed over', () => {
    const messages = [
      { role: 'system', content: 'You are a pirate.' },
      user('Is it waterproof?'),
      { role: 'assistant', content: 'Yes.' },
      user([{ type: 'text', text: 'How deep?' }]),
    ];
    expect(readChatRequest({ model, messages, stream: true, seed: 7, temperature: 2 })).toEqual({
      question: 'How deep?',
      history: [
        { role: 'customer', text: 'Is it waterproof?' },
        { role: 'assistant', text: 'Yes.' },
      ],
      stream: true,
      seed: 7,
    });
  });

  it('is refused in words when it is none', () => {
    const bad: [body: unknown, words: RegExp][] = [
      [null, /object/],
      [{ model, messages: [] }, /no message/],
      [{ model: 'gpt-5', messages: [user('a')] }, /no chat model "gpt-5"/],
      [{ model, messages: [user('a'), { role: 'assistant', content: 'b' }] }, /not a question/],
      [{ model, messages: [{ role: 'system', content: 'b' }] }, /not a question/],
      [{ model, messages: [{ role: 'tool', content: 'b' }] }, /role/],
      [{ model, messages: [user([{ type: 'image_url', image_url: 'x' }])] }, /content/],
      [{ model, messages: [user('a')], n: 3 }, /n is 1/],
      [{ model, messages: Array(201).fill(user('a')) }, /200 messages/],
    ];
    for (const [body, words] of bad) expect(() => readChatRequest(body)).toThrow(words);
  });
});
