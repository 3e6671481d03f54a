import type { Answer } from '../contract/answer.ts';
import type { Invocation } from './command.ts';
import { printLine, wrap } from './print.ts';

/** An answer that the model wrote, or what became of the question instead. */
interface Written {
  readonly text: string;
  readonly answer: Answer;
}

/** Lets the assistant answer in write mode. */
export async function write(
  { client, signal }: Invocation,
  projectId: string,
  question: string,
): Promise<Written> {
  const request = { projectId, question, mode: 'write' as const };
  for await (const event of client.stream('assistant.reply', request, signal))
    if (event.type === 'done') return event;
  throw new Error('The answer never ended');
}

/** For `--json`; `refused` is also true of a question that is handed over. */
export function writtenDocument(
  { text, answer }: Written,
  { question, importMs }: { readonly question: string; readonly importMs: number },
) {
  return {
    question,
    refused: answer.outcome?.type !== 'answered',
    outcome: answer.outcome,
    answer: text,
    fellBack: answer.fellBack,
    sentences: answer.sentences,
    citations: answer.citations,
    confidence: answer.confidence,
    threshold: answer.threshold,
    timings: { importMs, ...answer.timings },
  };
}

/** Prints the sentences, each with the sources it rests on. */
export function printWritten({ answer }: Written): void {
  const placeOf = new Map(answer.citations.map(({ number, source }) => [number, source]));
  for (const { text, citations } of answer.sentences) {
    printLine(wrap(text, ''));
    for (const number of citations) printLine(wrap(placeOf.get(number) ?? '', '   '));
  }
  if (answer.fellBack) printLine('Nothing that was written held good, so the source is quoted.');
}
