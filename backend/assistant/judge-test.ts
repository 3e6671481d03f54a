import type { Answer } from '../../contract/answer.ts';
import type { Correctness, FailureCause, TestRow } from '../../contract/test-runs.ts';
import type { TestCase } from '../../contract/tests.ts';
import { unsupportedClaims } from './claims.ts';
import type { Passage } from './ports.ts';
import { isSamePassage } from './same-passage.ts';

/** What is known after a test was asked. */
export interface AskedTest {
  readonly test: TestCase;
  readonly answer: Answer;
  readonly text: string;
  /** Best first. */
  readonly passages: readonly Passage[];
  readonly correctness: Correctness | null;
  readonly latencyMs: number;
}

/** Judges what became of a test. */
export function judgeTest({ test, answer, text, passages, correctness, latencyMs }: AskedTest): TestRow {
  const expected = { source: test.source, text: test.passage };
  const hasPassage = test.passage !== '';
  const place = hasPassage ? passages.findIndex((passage) => isSamePassage(passage, expected)) : -1;
  const cited = answer.citations;
  const right = cited.filter((citation) => isSamePassage(citation, expected)).length;
  const citationPrecision = hasPassage && cited.length > 0 ? right / cited.length : null;
  const outcome = answer.outcome ?? { type: 'refused', reason: 'unsupported', evidence: '' };
  const rank = place < 0 ? null : place + 1;
  const sources = [...passages.map((passage) => passage.text), ...cited.map((citation) => citation.text)];
  const written = answer.sentences
    .filter(({ check }) => check.verdict !== 'wording')
    .map((sentence) => sentence.text);
  const cause = causeOf(test.kind, outcome.type, { hasPassage, rank, right, correctness });
  return {
    testCaseId: test.id,
    question: test.question,
    kind: test.kind,
    expected: test.answer,
    outcome,
    answer: text,
    confidence: answer.confidence,
    rank,
    hasPassage,
    citationPrecision,
    correctness,
    unsupported: unsupportedClaims(written.join(' '), sources),
    cause,
    passed: cause === 'none',
    latencyMs,
  };
}

/** Why a test was not passed; `right` counts the citations that lie on the expected passage. */
export function causeOf(
  kind: TestCase['kind'],
  outcome: TestRow['outcome']['type'],
  found: {
    readonly hasPassage: boolean;
    readonly rank: number | null;
    readonly right: number;
    readonly correctness: Correctness | null;
  },
): FailureCause {
  if (kind === 'handoff') return outcome === 'handed-off' ? 'none' : 'missed-handoff';
  // A person is no wrong answer to a question that the sources don't answer.
  if (kind === 'unanswerable') return outcome === 'answered' ? 'wrong-answered' : 'none';
  if (found.hasPassage && (found.rank === null || found.rank > 10)) return 'not-retrieved';
  if (outcome !== 'answered') return 'wrong-refusal';
  if (found.hasPassage && found.right === 0) return 'not-used';
  return found.correctness === null || found.correctness.correct ? 'none' : 'wrong-answer';
}
