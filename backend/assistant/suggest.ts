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
const longestQuestion = 160;

/** Most passages that are asked about before it is left at none. */
const passagesTried = 3;
const mostSuggestions = 3;

/**
 * Up to three questions to go on with, each one that the sources answer with confidence. They are about the best passage;
 * where the model has nothing worth asking about it, about the next.
 */
export async function suggestQuestions(
  parts: { readonly knowledge: KnowledgeSource; readonly models: Models },
  request: {
    readonly projectId: string;
    /** Those found for the question just answered, best first. */
    readonly passages: readonly Passage[];
    /** The question just answered, and those before it. */
    readonly asked: readonly string[];
    readonly threshold: number;
    readonly signal: AbortSignal;
  },
  onPhase: (phase: LendingPhase) => void,
): Promise<string[]> {
  const { projectId, asked, signal } = request;
  const layout = await parts.models.layout(projectId, 'followups');
  for (const passage of request.passages.slice(0, passagesTried)) {
    const prompt = passagePrompt(layout, passage.text, asked.at(-1));
    const text = await parts.models.borrowWriter(projectId, signal, onPhase, (writer) =>
      writeOnce(writer, prompt, suggestionTokens, signal),
    );
    const good: string[] = [];
    for (const question of questionsIn(text, passage)) {
      if ([...asked, ...good].some((other) => overlapOf(question, other) >= sameOverlap)) continue;
      const { confidence, quotes } = await parts.knowledge.find(projectId, question, signal);
      if (quotes.length > 0 && confidence >= Math.max(request.threshold, leastConfidence))
        good.push(question);
    }
    if (good.length > 0) return good.slice(0, mostSuggestions);
  }
  return [];
}

/** The questions that the model wrote, but for what is none and what names things that the passage doesn't. */
function questionsIn(text: string, passage: Passage): string[] {
  const written = readJson(text)?.['questions'];
  return (Array.isArray(written) ? (written as unknown[]) : []).filter(
    (question): question is string =>
      typeof question === 'string' &&
      /\?$/u.test(question) &&
      question.length <= longestQuestion &&
      unsupportedClaims(question, [passage.text]).length === 0,
  );
}
