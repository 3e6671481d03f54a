import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../contract/assistant.ts';
import { isFaithful, leansOnConversation, pointsBack } from '../../../backend/assistant/standalone.ts';

const history: Turn[] = [
  { role: 'customer', text: 'Does the kettle come with a warranty?' },
  { role: 'assistant', text: 'The warranty of the kettle lasts 30 months.' },
];

describe('a question after another', () => {
  it.each([
    ['And for how long?', true],
    ['How much does it cost?', true],
    ['How long does the warranty last?', true],
    ['那保修呢？', true],
    ['Which citric acid should I use to descale the kettle every spring?', false],
  ])('%s leans on the conversation: %s', (question, leans) => {
    expect(leansOnConversation(question, history)).toBe(leans);
    expect(leansOnConversation(question, [])).toBe(false);
  });

  it('points back by words that stand for something said', () => {
    expect(pointsBack('How much does it cost?')).toBe(true);
    expect(pointsBack('How long does the warranty last?')).toBe(false);
    expect(pointsBack('这个多少钱？')).toBe(true);
  });
});

describe('a rewritten question', () => {
  it('is trusted when it says what was left out, and nothing else', () => {
    const question = 'How long does it last?';
    expect(isFaithful('How long does the warranty of the kettle last?', question, history)).toBe(true);
    // A number that nobody said, something else altogether, and no question.
    expect(isFaithful('Does the kettle warranty last 24 months?', question, history)).toBe(false);
    expect(isFaithful('Which colours do you sell in Spain?', question, history)).toBe(false);
    expect(isFaithful('The warranty of the kettle lasts.', question, history)).toBe(false);
  });
});
