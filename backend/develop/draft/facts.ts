import type { Idea } from '../../../contract/ideation.ts';
import type { Brief } from '../../../contract/projects.ts';
import { scriptOf } from '../../wording/words.ts';

/** Words of a brief's problem that the model is shown: it was taught on briefs of two or three sentences. */
const shownWords = 70;

/** What a draft may speak of. */
export interface Facts {
  /** Everything that brief and idea say, field by field; empty ones left out. */
  readonly texts: readonly string[];
  /** The beginning of the problem, whole sentences, on one line. */
  readonly problem: string;
  /** True when the model, which was taught English alone, can't read them. */
  readonly isForeign: boolean;
}

/** Gathers what brief and idea say. */
export function factsOf(brief: Brief, idea: Idea): Facts {
  const texts = [
    brief.title,
    brief.problem,
    brief.people,
    brief.constraints,
    brief.assets,
    brief.success,
    idea.title,
    idea.pitch,
    idea.who,
    idea.why,
    idea.experiment,
  ].filter((text) => text.trim() !== '');
  return {
    texts,
    problem: firstSentences(brief.problem),
    isForeign: scriptOf(texts.join('\n')) !== 'en',
  };
}

function firstSentences(text: string): string {
  const sentences = text
    .replace(/\s+/gu, ' ')
    .trim()
    .split(/(?<=[.!?])\s/u);
  let shown = sentences[0] ?? '';
  for (const sentence of sentences.slice(1)) {
    if (`${shown} ${sentence}`.split(' ').length > shownWords) break;
    shown = `${shown} ${sentence}`;
  }
  return shown;
}
