import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { RecommendModels } from '../ports.ts';
import { saysOnlyFacts } from './check-sentence.ts';
import { templateSentence, type ReasonFacts } from './template.ts';

/** Tries side by side; the first that says only facts is taken. */
const drafts = 6;
const maxTokens = 90;
const sampling = { temperature: 0.6, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1.05 };

/** A reason in words. */
export interface ReasonInWords {
  readonly sentence: string;
  readonly writtenBy: 'model' | 'template';
  readonly facts: CatalogueItem[];
}

/**
 * Lets the model write one sentence from the titles alone, and keeps it only if it says nothing else. The model's
 * English is what the check knows, so Chinese, and algorithms without reasons, get the plain sentence at once.
 */
export async function explainInWords(
  models: RecommendModels,
  facts: ReasonFacts,
  signal: AbortSignal,
): Promise<ReasonInWords> {
  const shown = [...facts.because];
  const plain: ReasonInWords = { sentence: templateSentence(facts), writtenBy: 'template', facts: shown };
  if (facts.language !== 'en' || facts.because.length === 0) return plain;
  const written = await models.borrowTextModel(undefined, signal, (model) =>
    model.draft(requestFor(facts, signal)),
  );
  for (const { text, complete } of written.drafts) {
    const sentence = complete ? sentenceIn(text) : null;
    if (sentence !== null && saysOnlyFacts(sentence, facts))
      return { sentence, writtenBy: 'model', facts: shown };
  }
  return plain;
}

function requestFor({ item, because }: ReasonFacts, signal: AbortSignal) {
  const chosen = because.map(({ title }) => title).join('; ');
  return {
    prompt: {
      system:
        'You say in one short sentence why something is suggested, from the titles you are given and nothing else.',
      stem: '',
      turn: `Chosen before: ${chosen}\nSuggested: ${item.title}\nWrite one sentence that says why.`,
    },
    keys: ['sentence'],
    openings: Array.from({ length: drafts }, (_, at) =>
      at % 2 === 0
        ? `${item.title} is suggested because you chose`
        : `Because you chose ${because[0]!.title}`,
    ),
    sampling,
    seed: 1,
    maxTokens,
    signal,
  };
}

function sentenceIn(text: string): string | null {
  try {
    const parsed = JSON.parse(text) as { sentence?: unknown };
    return typeof parsed.sentence === 'string' ? parsed.sentence.trim() : null;
  } catch {
    // A text that is no JSON is no sentence.
    return null;
  }
}
