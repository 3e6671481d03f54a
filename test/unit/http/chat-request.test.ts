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

  it('may say what it likes of how words are drawn: the assistant takes the likeliest, and knows its own length', () => {
    const asked = { model, messages: [user('How deep?')] };
    const plain = readChatRequest(asked);
    for (const value of [0, -1, 1e9, Number.NaN, Infinity, 'hot', null])
      expect(
        readChatRequest({
          ...{ ...asked, temperature: value, top_p: value, top_k: value },
          ...{ max_tokens: value, max_completion_tokens: value, frequency_penalty: value },
        }),
      ).toEqual(plain);
    for (const seed of [-1, 0.5, 2 ** 32, Number.NaN])
      expect(() => readChatRequest({ ...asked, seed })).toThrow(/seed/);
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
