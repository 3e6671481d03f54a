import { unsupportedClaims } from './claims.ts';
import { passagePrompt } from './layouts.ts';
import type { KnowledgeSource, LendingPhase, Models, Passage } from './ports.ts';
import { overlapOf } from './terms.ts';
import { readJson, writeOnce } from './write-once.ts';

const suggestionTokens = 90;
/** Confidence a suggestion needs at least, however low the threshold of the project is. */
const leastConfidence = 0.5;
/** Share of words from which on two questions ask the same. */
const sameOverlap = 0.8;

/** Up to three questions about a passage to go on with; each is one that the sources answer with confidence. */
export async function suggestQuestions(
  parts: { readonly knowledge: KnowledgeSource; readonly models: Models },
  request: {
    readonly projectId: string;
    readonly passage: Passage;
    /** The question just answered, and those before it. */
    readonly asked: readonly string[];
    readonly threshold: number;
    readonly signal: AbortSignal;
  },
  onPhase: (phase: LendingPhase) => void,
): Promise<string[]> {
  const { passage, asked, signal } = request;
  const prompt = passagePrompt(await parts.models.layout('followups'), passage.text, asked.at(-1));
  const text = await parts.models.borrowWriter(signal, onPhase, (writer) =>
    writeOnce(writer, prompt, suggestionTokens, signal),
  );
  const written = readJson(text)?.['questions'];
  const good: string[] = [];
  for (const question of Array.isArray(written) ? (written as unknown[]) : []) {
    if (typeof question !== 'string' || !/\?$/u.test(question) || question.length > 160) continue;
    if (unsupportedClaims(question, [passage.text]).length > 0) continue;
    if ([...asked, ...good].some((other) => overlapOf(question, other) >= sameOverlap)) continue;
    const { confidence, quotes } = await parts.knowledge.find(request.projectId, question, signal);
    if (quotes.length > 0 && confidence >= Math.max(request.threshold, leastConfidence)) good.push(question);
  }
  return good.slice(0, 3);
}
