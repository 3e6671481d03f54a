import type { Passage } from '../../contract/knowledge.ts';
import { answerTypeOf, holdsAnswer } from './answer-type.ts';
import { codesOf } from './codes.ts';
import { matchTerms } from './match-terms.ts';
import type { ReadQuestion } from './read-question.ts';
import { foldText } from './words.ts';

/** What speaks for a sentence as the answer to a question, each from 0 to 1 but the reading. */
export interface SentenceFeatures {
  /** What the sentence ranker says after it read question and sentence together, in log odds; 0 where it read nothing. */
  readonly reading: number;
  /** Cosine similarity to the question, the sentence read under its nearest heading; 0 where it was not compared. */
  readonly cosine: number;
  /** The same without the heading. */
  readonly ownCosine: number;
  /** Share of the question's words, rare ones counting more: in the sentence, its headings, and its passage with them. */
  readonly ownCoverage: number;
  readonly headingCoverage: number;
  readonly passageCoverage: number;
  /** Share of the question's runs of four letters that stand in the sentence: forms and compounds that words miss. */
  readonly fragments: number;
  /** The passage's mark beside the best passage's, and its cosine similarity. */
  readonly passageScore: number;
  readonly passageCosine: number;
  /** 1 when the question asks for a price, a time, a number... and the sentence holds one; 1 when it holds none. */
  readonly typeHeld: number;
  readonly typeMissing: number;
  /** 1 when the sentence holds an exact code of the question. */
  readonly code: number;
  /** Share of the question's numbers that stand in the sentence. */
  readonly numbers: number;
  /** 1 for a table's row. */
  readonly row: number;
}

export interface Asked {
  readonly question: string;
  readonly read: ReadQuestion;
  /** Passages of the project. */
  readonly total: number;
}

/** The features of a sentence that words tell. `bestScore` is the highest mark of a passage. */
export function featuresOf(
  { question, read, total }: Asked,
  { passage, text, isRow }: { readonly passage: Passage; readonly text: string; readonly isRow: boolean },
  bestScore: number,
): Omit<SentenceFeatures, 'reading' | 'cosine' | 'ownCosine'> {
  const headings = passage.headings.join('\n');
  const type = answerTypeOf(question);
  const isHeld = type !== null && holdsAnswer(type, text);
  const codes = new Set(codesOf(text));
  return {
    ownCoverage: matchTerms(read, text, total).coverage,
    headingCoverage: matchTerms(read, headings, total).coverage,
    passageCoverage: matchTerms(read, `${headings}\n${passage.text}`, total).coverage,
    fragments: sharedFragments(read, text),
    passageScore: passage.score / bestScore,
    passageCosine: Math.max(0, passage.meaning?.score ?? 0),
    typeHeld: isHeld ? 1 : 0,
    typeMissing: type !== null && !isHeld ? 1 : 0,
    code: read.codes.some((code) => codes.has(code)) ? 1 : 0,
    numbers: sharedNumbers(question, text),
    row: isRow ? 1 : 0,
  };
}

const fragmentLength = 4;

function sharedFragments({ terms }: ReadQuestion, text: string): number {
  const folded = foldText(text);
  const fragments = new Set<string>();
  for (const { asked } of terms)
    for (let i = 0; i + fragmentLength <= asked.length; i++)
      fragments.add(asked.slice(i, i + fragmentLength));
  if (fragments.size === 0) return 0;
  return [...fragments].filter((fragment) => folded.includes(fragment)).length / fragments.size;
}

function sharedNumbers(question: string, text: string): number {
  const asked = new Set(question.match(/\d+/g));
  if (asked.size === 0) return 0;
  const held = new Set(text.match(/\d+/g));
  return [...asked].filter((number) => held.has(number)).length / asked.size;
}
