import type { Turn } from '../../contract/assistant.ts';
import { standalonePrompt } from './layouts.ts';
import type { Found, KnowledgeSource, LendingPhase, Models } from './ports.ts';
import { pointsBack } from './pointing.ts';
import { isFaithful, joinedQuestion, leansOnConversation, recentTurns } from './standalone.ts';
import { languageOf } from './language.ts';
import { writeOnce } from './write-once.ts';

const questionTokens = 60;

/** What was found, and by which question, where that is not the one asked. */
export interface FoundForQuestion {
  readonly found: Found;
  readonly standaloneQuestion: string | null;
}

/**
 * Searches for a question, and for a follow-up also with what it leans on: the question before put in front, and, where that
 * finds nothing that reaches the threshold or `useModel` is set, the model's wording if it is faithful. The search with the
 * highest confidence wins; on a tie the question as it was asked. One that points to nothing and is answered as it stands is
 * left so: with the question before in front of it, the answer would be that one's again.
 */
export async function findPassages(
  parts: { readonly knowledge: KnowledgeSource; readonly models: Models },
  request: {
    readonly projectId: string;
    readonly question: string;
    readonly history: readonly Turn[];
    readonly threshold: number;
    readonly useModel: boolean;
    readonly signal: AbortSignal;
  },
  onPhase: (phase: LendingPhase) => void,
): Promise<FoundForQuestion> {
  const { projectId, question, history, signal } = request;
  let best: FoundForQuestion = {
    found: await parts.knowledge.find(projectId, question, signal),
    standaloneQuestion: null,
  };
  if (!best.found.hasSources || !leansOnConversation(question, history)) return best;
  if (best.found.confidence >= request.threshold && !pointsBack(question)) return best;
  const search = async (candidate: string | null) => {
    if (candidate === null) return;
    const found = await parts.knowledge.find(projectId, candidate, signal);
    if (found.confidence > best.found.confidence) best = { found, standaloneQuestion: candidate };
  };
  await search(joinedQuestion(question, history));
  // The embedded model was taught English only.
  if ((request.useModel || best.found.confidence < request.threshold) && languageOf(question) === 'en')
    await search(await rewrite(parts.models, request.projectId, question, history, signal, onPhase));
  return best;
}

async function rewrite(
  models: Models,
  projectId: string,
  question: string,
  history: readonly Turn[],
  signal: AbortSignal,
  onPhase: (phase: LendingPhase) => void,
): Promise<string | null> {
  const layout = await models.layout(projectId, 'standalone');
  const prompt = standalonePrompt(layout, recentTurns(question, history));
  const text = await models.borrowWriter(projectId, signal, onPhase, (writer) =>
    writeOnce(writer, prompt, questionTokens, signal),
  );
  return isFaithful(text, question, history) ? text : null;
}
