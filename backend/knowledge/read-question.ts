import { possibleCodesOf } from './codes.ts';
import { inflectionsOf } from './inflections.ts';
import type { KnowledgeStore } from './ports.ts';
import { errorsForgiven, repairWord, type KnownWord } from './repair.ts';
import { isStopGram, isStopWord } from './stop-words.ts';
import { bigramsOf, wordsOf } from './words.ts';

/** A word of a question that says what it is about, with the forms that are searched for. */
export interface Term {
  /** As it was asked, folded. */
  readonly asked: string;
  /** Forms that the sources hold; empty when they hold none. */
  readonly forms: readonly string[];
  /** In how many passages the most frequent form stands. */
  readonly count: number;
}

/** A question, made ready to be searched for. */
export interface ReadQuestion {
  readonly terms: readonly Term[];
  readonly grams: readonly Term[];
  /** Exact codes that the sources hold. */
  readonly codes: readonly string[];
  readonly repaired: readonly { readonly from: string; readonly to: string }[];
}

type Vocabulary = Pick<KnowledgeStore, 'vocabulary' | 'vocabularyRange'>;

/** Longest question that is taken apart word by word. */
const mostTerms = 64;

/** Takes a question apart, and looks up what the sources hold of it; misspelt words are repaired by their vocabulary. */
export async function readQuestion(question: string, store: Vocabulary): Promise<ReadQuestion> {
  const words = contentWords(question);
  const grams = contentGrams(question);
  const possibleCodes = possibleCodesOf(question);
  const asked = [...new Set([...words.flatMap(inflectionsOf), ...grams, ...possibleCodes])];
  const known = await store.vocabulary(asked);
  const repaired: { from: string; to: string }[] = [];
  const terms: Term[] = [];
  for (const word of words) {
    let forms = inflectionsOf(word).filter((form) => known.has(form));
    let count = Math.max(0, ...forms.map((form) => known.get(form) ?? 0));
    if (forms.length === 0) {
      const better = await repair(word, store);
      if (better) {
        forms = [better.term];
        count = better.count;
        repaired.push({ from: word, to: better.term });
      }
    }
    terms.push({ asked: word, forms, count });
  }
  return {
    terms,
    grams: grams.map((gram) => ({
      asked: gram,
      forms: known.has(gram) ? [gram] : [],
      count: known.get(gram) ?? 0,
    })),
    codes: [...new Set(possibleCodes)].filter((code) => known.has(code)),
    repaired,
  };
}

function contentWords(question: string): string[] {
  const all = [...new Set(wordsOf(question))].slice(0, mostTerms);
  const content = all.filter((word) => !isStopWord(word));
  return content.length > 0 ? content : all;
}

function contentGrams(question: string): string[] {
  const all = [...new Set(bigramsOf(question))].slice(0, mostTerms);
  const content = all.filter((gram) => !isStopGram(gram));
  return content.length > 0 ? content : all;
}

/** Words that begin alike, or whose first two letters were swapped. */
async function repair(word: string, store: Vocabulary): Promise<KnownWord | null> {
  const most = errorsForgiven(word);
  if (most === 0) return null;
  const lengths = [word.length - most, word.length + most] as const;
  const known: KnownWord[] = [];
  for (const letter of new Set([word[0]!, word[1]!]))
    known.push(...(await store.vocabularyRange(letter, `${letter}\u{10ffff}`, lengths)));
  const term = repairWord(word, known);
  return known.find((candidate) => candidate.term === term) ?? null;
}
