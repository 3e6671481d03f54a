import type { Sampling } from '../../contract/ideation.ts';
import { mean } from './judge.ts';
import { parseDraft } from './parse-draft.ts';
import type { DraftTimings, Prompt, TextModel } from './ports.ts';

export interface IdeaDetails {
  readonly who: string;
  readonly why: string;
  readonly experiment: string;
}

const keys = ['who', 'why', 'experiment'] as const;
const candidates = 4;
const maxTokens = 150;

/**
 * Writes who an idea is for, why it could work and how to try it, several times over, and keeps the likeliest
 * whole one. Empty texts when none was whole: better a gap that a person fills than half a sentence.
 */
export async function draftFields(
  text: TextModel,
  prompt: Prompt,
  sampling: Sampling,
  seed: number,
  signal: AbortSignal,
): Promise<{ details: IdeaDetails; timings: DraftTimings }> {
  const openings = Array.from({ length: candidates }, () => '');
  const { drafts, timings } = await text.draft({ prompt, keys, openings, sampling, seed, maxTokens, signal });
  let best: { details: IdeaDetails; score: number } | null = null;
  for (const draft of drafts) {
    const details = draft.complete ? parseDraft(draft.text, keys) : null;
    if (!details || !isWhole(details)) continue;
    const score = mean(draft.logProbabilities);
    if (!best || score > best.score) best = { details, score };
  }
  return { details: best?.details ?? { who: '', why: '', experiment: '' }, timings };
}

function isWhole({ who, why, experiment }: IdeaDetails): boolean {
  const sentence = (text: string) => /^[\p{Lu}\d].*[.!]$/u.test(text) && !/\b(\w+) \1\b/i.test(text);
  return who.length <= 120 && sentence(why) && sentence(experiment) && why !== experiment;
}
