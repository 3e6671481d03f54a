import { describe, expect, it } from 'vitest';
import type { Answer, AnswerSentence } from '../../../contract/answer.ts';
import type { Message } from '../../../contract/conversations.ts';
import {
  afterAnswerEvent,
  branchOf,
  type Talk,
} from '../../../renderer/features/assistant/conversation-view.ts';

const empty: Answer = {
  outcome: null,
  mode: 'quote',
  fellBack: false,
  standaloneQuestion: null,
  confidence: null,
  threshold: 0.5,
  sentences: [],
  citations: [],
  suggestions: [],
  model: null,
  seed: 0,
  timings: null,
};
const message = (id: string, parentId: string | null, answer: Answer | null = null): Message => ({
  id,
  conversationId: 'c',
  parentId,
  role: answer ? 'assistant' : 'customer',
  text: id,
  state: 'complete',
  masked: [],
  answer,
  feedback: null,
  createdAt: 0,
});
const talk = (leafId: string | null, messages: Message[]): Talk => ({
  conversation: {
    id: 'c',
    projectId: 'p',
    title: '',
    leafId,
    messageCount: messages.length,
    createdAt: 0,
    updatedAt: 0,
  },
  messages,
});
const sentence: AnswerSentence = {
  text: 'It takes 5 hours.',
  citations: [],
  check: { verdict: 'verbatim', overlap: 1, similarity: 1, faults: [] },
};

describe('a conversation', () => {
  it('is shown along the branch of its leaf, with the other versions of each message', () => {
    const all = [
      message('q1', null),
      message('a1', 'q1', empty),
      message('a2', 'q1', empty),
      message('q2', 'a2'),
    ];
    const turns = branchOf(talk('q2', all));
    expect(turns.map((turn) => turn.message.id)).toEqual(['q1', 'a2', 'q2']);
    expect(turns[1]?.versions.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(branchOf(talk(null, []))).toEqual([]);
  });

  it('grows with the answer being made, and ends as it was stored', () => {
    const question = message('q1', null);
    const answer = message('a1', 'q1', empty);
    const started = afterAnswerEvent(talk(null, []), { type: 'started', question, answer }, 'a1');
    expect(branchOf(started).map((turn) => turn.message.id)).toEqual(['q1', 'a1']);
    const grown = afterAnswerEvent(started, { type: 'sentence', sentence, citations: [] }, 'a1');
    expect(
      branchOf(grown)
        .at(-1)
        ?.message.answer?.sentences.map(({ text }) => text),
    ).toEqual([sentence.text]);
    const stored = { ...answer, text: 'as stored' };
    const done = afterAnswerEvent(grown, { type: 'done', answer: stored, handoff: null }, 'a1');
    expect(branchOf(done).at(-1)?.message).toEqual(stored);
  });

  it('has an answer made again beside the first, and shows it', () => {
    const before = talk('a1', [message('q1', null), message('a1', 'q1', empty)]);
    const again = message('a2', 'q1', empty);
    const after = afterAnswerEvent(before, { type: 'started', question: null, answer: again }, 'a2');
    expect(branchOf(after).at(-1)).toMatchObject({
      message: { id: 'a2' },
      versions: [{ id: 'a1' }, { id: 'a2' }],
    });
  });
});
