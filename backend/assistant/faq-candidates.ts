import type { FaqCandidate } from '../../contract/assistant.ts';
import type { Message } from '../../contract/conversations.ts';
import { dot } from '../numerics/vectors.ts';

type Asked = FaqCandidate['asked'][number];

/** Cosine similarity from which on two questions are one. */
const sameQuestion = 0.8;

/** The questions among these answers' that went unanswered. Messages are those of all the conversations concerned. */
export function unansweredQuestions(
  answers: readonly Message[],
  questionOf: (answer: Message) => Message | null,
): Asked[] {
  return answers.flatMap((answer) => {
    const reason = reasonOf(answer);
    const question = questionOf(answer);
    if (!reason || !question) return [];
    const { id: messageId, conversationId, text, createdAt } = question;
    return [{ messageId, conversationId, question: text, reason, createdAt }];
  });
}

function reasonOf({ answer, feedback }: Message): Asked['reason'] | null {
  if (feedback?.rating === 'bad') return 'bad-feedback';
  const outcome = answer?.outcome;
  if (outcome?.type === 'refused') return outcome.reason === 'off-limits' ? null : outcome.reason;
  return outcome?.type === 'handed-off' && outcome.reason === 'low-confidence' ? 'handed-off' : null;
}

/** Groups questions by meaning: each joins the first group whose first question it resembles. The largest group first. */
export function groupQuestions(asked: readonly Asked[], vectors: readonly Float32Array[]): FaqCandidate[] {
  const groups: { vector: Float32Array; asked: Asked[] }[] = [];
  asked.forEach((one, i) => {
    const vector = vectors[i] as Float32Array;
    const group = groups.find((candidate) => dot(candidate.vector, vector) >= sameQuestion);
    if (group) group.asked.push(one);
    else groups.push({ vector, asked: [one] });
  });
  return groups
    .sort((a, b) => b.asked.length - a.asked.length)
    .map((group) => ({ question: group.asked[0]?.question ?? '', asked: group.asked }));
}
