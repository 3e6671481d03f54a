import type { SentenceCheck } from '../../contract/answer.ts';
import { unsupportedClaims } from './claims.ts';
import { overlapOf } from './terms.ts';

/**
 * What a written sentence needs to be shown, set by hand, neither fitted nor proved on other texts:
 * the share of its words that stand in the cited passages, and its likeness to a sentence of theirs.
 */
const leastOverlap = 0.6;
const leastSimilarity = 0.7;

/** "Not", "never", "no": what turns a sentence into its opposite. */
const negation =
  /\b(?:no|not|never|none|nobody|nothing|without|cannot|neither|nor)\b|n['’]t\b|不|没|无|非|勿|未|禁止|别/giu;

export interface WrittenSentence {
  readonly text: string;
  /** Numbers of the passages it cites, from 1. */
  readonly citations: readonly number[];
}

/** Holds a written sentence against the passages it cites. `similarity` is its highest cosine to a sentence of theirs. */
export function checkSentence(
  { text, citations }: WrittenSentence,
  passages: readonly string[],
  similarity: number,
): SentenceCheck {
  const cited = citations.flatMap((number) => passages[number - 1] ?? []);
  const faults: string[] = [];
  if (citations.length === 0) faults.push('It cites nothing.');
  for (const number of citations)
    if (passages[number - 1] === undefined) faults.push(`There is no passage ${number}.`);
  const source = cited.join('\n');
  if (cited.length > 0)
    for (const claim of unsupportedClaims(text, cited)) faults.push(`“${claim}” is not in the passage.`);
  const overlap = cited.length > 0 ? overlapOf(text, source) : 0;
  if (overlap < leastOverlap) faults.push('Too few of its words are in the passage.');
  if (similarity < leastSimilarity) faults.push('No sentence of the passage says the like.');
  if (cited.length > 0 && addsNegation(text, source)) faults.push('It denies what the passage does not.');
  if (cited.length > 0 && addsNegation(source, text)) faults.push('It leaves out what the passage denies.');
  return { verdict: faults.length === 0 ? 'supported' : 'replaced', overlap, similarity, faults };
}

/** True when a sentence says "not" and the other never does. A "No," that only begins the answer is none. */
function addsNegation(text: string, other: string): boolean {
  const claim = text.replace(/^(?:no|不|不是|不能|不可以)[,，]\s*/iu, '');
  return (
    (claim.match(negation)?.length ?? 0) > 0 &&
    (other.match(negation)?.length ?? 0) === 0 &&
    !/\b(?:only|except|forbidden|prohibited|excluded|free|refus\w+)\b/iu.test(other)
  );
}
