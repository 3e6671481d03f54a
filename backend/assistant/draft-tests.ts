import { randomInt, randomUUID } from 'node:crypto';
import { InklingError } from '../../contract/errors.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { TestCase } from '../../contract/tests.ts';
import { unsupportedClaims } from './claims.ts';
import { passagePrompt } from './layouts.ts';
import type { AnswerParts } from './make-answer.ts';
import type { Passage, TestStore } from './ports.ts';
import { overlapOf } from './terms.ts';
import { readJson, writeOnce } from './write-once.ts';

export type DraftTestEvent = Exclude<EventOf<'assistant.draftTests'>, { type: 'failed' }>;

const questionTokens = 110;
/** Passages shorter than this hold no answer worth asking for, in characters. */
const leastPassage = 60;

/** Lets the model write questions about passages; each good one is kept as a draft for a person to confirm. */
export async function draftTests(
  parts: AnswerParts & { readonly tests: TestStore; announceTests(projectId: string): void },
  { projectId, count, seed }: ParsedInputOf<'assistant.draftTests'>,
  signal: AbortSignal,
  emit: (event: DraftTestEvent) => void,
): Promise<void> {
  const known = (await parts.tests.listTests(projectId)).map(({ question }) => question);
  const sampled = await parts.knowledge.sample(projectId, count * 3, seed ?? randomInt(2 ** 32));
  const passages = sampled.filter(({ text }) => text.length >= leastPassage);
  if (passages.length === 0)
    throw new InklingError(
      'invalid-input',
      'There are no passages to ask about.',
      'Add sources to this project first.',
    );
  const layout = await parts.models.layout(projectId, 'question');
  let drafted = 0;
  let dropped = 0;
  for (const passage of passages) {
    if (drafted >= count) break;
    const progress = (phase: 'waiting' | 'loading' | 'writing') =>
      emit({ type: 'progress', phase, done: drafted, planned: count });
    const text = await parts.models.borrowWriter(projectId, signal, progress, (writer) => {
      progress('writing');
      return writeOnce(writer, passagePrompt(layout, passage.text), questionTokens, signal);
    });
    const test = testOf(projectId, passage, text, known);
    if (!test) {
      dropped++;
      continue;
    }
    known.push(test.question);
    await parts.tests.addTests([test]);
    parts.announceTests(projectId);
    drafted++;
    emit({ type: 'test', test });
  }
  emit({ type: 'done', drafted, dropped });
}

/** A test of what the model wrote, or null when the question or its answer is not of the passage, or asked already. */
function testOf(
  projectId: string,
  passage: Passage,
  written: string,
  known: readonly string[],
): TestCase | null {
  const json = readJson(written);
  const question = json?.['question'];
  const answer = json?.['answer'];
  if (typeof question !== 'string' || typeof answer !== 'string') return null;
  const isGood =
    /\?$/u.test(question) &&
    question.length >= 10 &&
    answer.length >= 2 &&
    unsupportedClaims(`${question} ${answer}`, [passage.text]).length === 0 &&
    overlapOf(answer, passage.text) >= 0.6 &&
    overlapOf(question, passage.text) >= 0.4 &&
    !known.some((other) => overlapOf(question, other) >= 0.8);
  if (!isGood) return null;
  return {
    id: randomUUID(),
    projectId,
    question,
    kind: 'golden',
    answer,
    source: passage.source,
    passage: passage.text,
    origin: 'model',
    state: 'draft',
    createdAt: Date.now(),
  };
}
