import type { SourceProblem } from '../../contract/knowledge.ts';
import type { ReadDocument } from './ports.ts';

/** What was wrong with a document, as it is kept and told: where in the file it was is in the sentence. */
export function toProblems(problems: ReadDocument['problems']): SourceProblem[] {
  return problems.map(({ code, values, message }) => ({ code, values: { ...values }, message }));
}
