import type { Passage, Quote } from '../../contract/knowledge.ts';
import { dot } from '../numerics/vectors.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { confidenceOf, type ConfidenceFeatures } from './confidence.ts';
import { languageOf } from './language.ts';
import { matchTerms } from './match-terms.ts';
import type { BorrowEmbedder, SentenceRankerLender, SplitSentences, StoredDocument } from './ports.ts';
import type { Term } from './read-question.ts';
import type { SearchResult } from './search.ts';
import { featuresOf, type SentenceFeatures } from './sentence-features.ts';
import { markOf, type Basis } from './sentence-mark.ts';
import { isEnglish, textToRead } from './sentence-reading.ts';

/**
 * Passages whose sentences are weighed, most sentences of all of them, how many of these a model looks at (those that words
 * and the passage speak for most), and of how many the meaning is compared. The ranker is half as deep as an embedder, so
 * it looks at many; comparing more than the six best of them gained nothing on three sets of questions.
 */
const extents = {
  reading: { passages: 8, sentences: 100, lookedAt: 24, compared: 6 },
  cosines: { passages: 5, sentences: 60, lookedAt: 16, compared: 16 },
} as const satisfies Record<Basis, object>;
/** A neighbour of the best sentence is quoted with it when its mark is at most this much lower: log odds. */
const neighbourDistance = 0.7;
const mostQuoted = 3;

/** The sentences that answer a question, and how surely. */
export interface QuoteResult {
  readonly quotes: readonly Quote[];
  readonly confidence: number;
  readonly features: ConfidenceFeatures | null;
  readonly basis: Basis;
  /** All sentences that were weighed, in the order of their passages. */
  readonly weighed: readonly Weighed[];
}

/** A sentence and what speaks for it. */
export interface Weighed {
  readonly candidate: Candidate;
  readonly features: SentenceFeatures;
}

export interface QuoteParts {
  readonly borrowEmbedder: BorrowEmbedder;
  readonly sentenceRanker: SentenceRankerLender;
  readonly splitSentences: SplitSentences;
  readonly documentOf: (sourceId: string) => Promise<StoredDocument>;
  readonly languageOf: (sourceId: string) => string;
}

/** Chooses the sentences of what was found that answer the question. */
export async function quote(
  parts: QuoteParts,
  question: string,
  found: SearchResult,
  signal: AbortSignal,
): Promise<QuoteResult> {
  const passages = inLanguageOf(question, found.passages, parts.languageOf);
  const basis = basisOf(parts, passages);
  const extent = extents[basis];
  const candidates: Candidate[] = [];
  for (const passage of passages.slice(0, extent.passages)) {
    const document = await parts.documentOf(passage.sourceId);
    candidates.push(...candidatesOf(passage, document, parts.splitSentences));
  }
  const chosen = candidates.slice(0, extent.sentences);
  if (chosen.length === 0) return { quotes: [], confidence: 0, features: null, basis, weighed: [] };

  const asked = { question, read: found.read, total: found.total };
  // A reranker's order is another one than that of the marks.
  const bestScore = Math.max(...found.passages.map(({ score }) => score));
  const byWords = chosen.map((candidate) => {
    const features = { reading: 0, cosine: 0, ownCosine: 0, ...featuresOf(asked, candidate, bestScore) };
    return { candidate, features, mark: markOf(features, 'cosines') };
  });
  const lookedAt = bestOf(byWords, extent.lookedAt);
  const weighed =
    basis === 'reading'
      ? await read(parts, question, byWords, lookedAt, signal)
      : withFeatures(byWords, await cosinesOf(parts, question, lookedAt, true, signal));
  const { quoted, features } = choose(weighed, found, parts.languageOf, (one) => markOf(one, basis));
  return {
    quotes: quoted.map(({ candidate }) => quoteOf(candidate)),
    confidence: confidenceOf(features, basis),
    features,
    basis,
    weighed,
  };
}

/** Sentences are read where there is a ranker for their language; texts in others that the embedder takes for it are not. */
function basisOf({ sentenceRanker, languageOf }: QuoteParts, passages: readonly Passage[]): Basis {
  const isRead =
    passages.every(({ sourceId }) => sentenceRanker.reads(languageOf(sourceId))) &&
    isEnglish(passages.map(({ text }) => text));
  return isRead ? 'reading' : 'cosines';
}

/** The sentences to be quoted of those that were weighed, by a mark, and what speaks for them. */
export function choose(
  weighed: readonly Weighed[],
  found: SearchResult,
  languageOf: QuoteParts['languageOf'],
  mark: (features: SentenceFeatures) => number,
): { readonly quoted: readonly Weighed[]; readonly features: ConfidenceFeatures } {
  const marked = weighed.map((item) => ({ ...item, mark: mark(item.features) }));
  const best = marked.reduce((a, b) => (b.mark > a.mark ? b : a));
  const at = marked.indexOf(best);
  const quoted = wholeAnswer(marked, at) ?? withNeighbours(marked, at);
  const elsewhere = marked.filter((item) => !quoted.includes(item));
  const rival = Math.max(...elsewhere.map((item) => item.mark), best.mark - widestMargin);
  const features: ConfidenceFeatures = {
    ...best.features,
    mark: best.mark,
    margin: best.mark - rival,
    agreement: found.passages[0]?.words?.rank === 1 && found.passages[0].meaning?.rank === 1 ? 1 : 0,
    unknown: unknownShare(found),
    missing: rarestMissing(found, best.candidate),
    chinese: languageOf(best.candidate.passage.sourceId) === 'zh' ? 1 : 0,
  };
  return { quoted, features };
}

/** A sentence that is further ahead than this is not surer for it. */
const widestMargin = 5;

/** Passages in the language of the question, where there are any: marks of two embedders can't be compared. */
function inLanguageOf(
  question: string,
  passages: readonly Passage[],
  languageOfSource: QuoteParts['languageOf'],
): readonly Passage[] {
  const asked = languageOf(question);
  const own = passages.filter(({ sourceId }) => languageOfSource(sourceId) === asked);
  return own.length > 0 ? own : passages;
}

/** Nearness of candidates to the question; with `own` also of each without its heading. */
async function cosinesOf(
  { borrowEmbedder, languageOf }: QuoteParts,
  question: string,
  candidates: readonly Candidate[],
  own: boolean,
  signal: AbortSignal,
): Promise<Map<Candidate, Cosines>> {
  const cosines = new Map<Candidate, Cosines>();
  const languages = new Set(candidates.map(({ passage }) => languageOf(passage.sourceId)));
  for (const language of languages) {
    const some = candidates.filter(({ passage }) => languageOf(passage.sourceId) === language);
    await borrowEmbedder(language, signal, async (embedder) => {
      const texts = some.map(({ inContext }) => inContext);
      if (own) texts.push(...some.map(({ text }) => text));
      const [asked, ...vectors] = await embedder.embed([embedder.queryPrefix + question, ...texts], signal);
      const near = (row: number) => dot(asked!, vectors[row]!);
      some.forEach((candidate, row) =>
        cosines.set(candidate, { cosine: near(row), ownCosine: own ? near(some.length + row) : 0 }),
      );
    });
  }
  return cosines;
}

type Cosines = Pick<SentenceFeatures, 'cosine' | 'ownCosine'>;

/** Reads candidates of one language with the question, and compares the meaning of the best of them. */
async function read(
  parts: QuoteParts,
  question: string,
  all: readonly Weighed[],
  lookedAt: readonly Candidate[],
  signal: AbortSignal,
): Promise<Weighed[]> {
  const language = parts.languageOf(lookedAt[0]!.passage.sourceId);
  const scores = await parts.sentenceRanker.borrow(language, signal, (ranker) =>
    ranker.score(question, lookedAt.map(textToRead), signal),
  );
  const readings = new Map(lookedAt.map((candidate, i) => [candidate, { reading: scores?.[i] ?? 0 }]));
  const byReading = withFeatures(all, readings)
    .filter(({ candidate }) => readings.has(candidate))
    .map((item) => ({ ...item, mark: markOf(item.features, 'reading') }));
  const cosines = await cosinesOf(
    parts,
    question,
    bestOf(byReading, extents.reading.compared),
    false,
    signal,
  );
  // What a model did not look at is no better than the worst that it did.
  const reading = Math.min(...Array.from(readings.values(), (seen) => seen.reading));
  const cosine = Math.min(...Array.from(cosines.values(), (seen) => seen.cosine));
  const unseen = all.map((item) => ({ ...item, features: { ...item.features, reading, cosine } }));
  return withFeatures(withFeatures(unseen, readings), cosines);
}

/** The candidates with the highest marks. */
function bestOf(marked: readonly Marked[], count: number): Candidate[] {
  return marked
    .toSorted((a, b) => b.mark - a.mark)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** What was seen of some candidates added to their features. */
function withFeatures(
  weighed: readonly Weighed[],
  seen: ReadonlyMap<Candidate, Partial<SentenceFeatures>>,
): Weighed[] {
  return weighed.map(({ candidate, features }) => ({
    candidate,
    features: { ...features, ...seen.get(candidate) },
  }));
}

interface Marked extends Weighed {
  readonly mark: number;
}

/**
 * Under a heading that is a question the answer begins with the first sentence there, and one from its midst ("Nothing is
 * broken.") says little alone: it is quoted from its beginning. Null where the best sentence stands elsewhere or further down.
 */
function wholeAnswer(marked: readonly Marked[], best: number): Marked[] | null {
  const { candidate } = marked[best]!;
  if (candidate.isRow || !/[?？]\s*$/u.test(candidate.heading)) return null;
  const belongs = (one: Marked | undefined) =>
    one?.candidate.passage === candidate.passage &&
    one.candidate.heading === candidate.heading &&
    !one.candidate.isRow;
  let first = best;
  while (belongs(marked[first - 1])) first--;
  if (best - first >= mostQuoted) return null;
  let last = first;
  while (last - first + 1 < mostQuoted && belongs(marked[last + 1])) last++;
  return marked.slice(first, last + 1);
}

/** The best sentence and those beside it, in the same passage, that are nearly as good; in reading order. */
function withNeighbours(marked: readonly Marked[], best: number): Marked[] {
  const { candidate, mark } = marked[best]!;
  if (candidate.isRow) return [marked[best]!];
  const belongs = (i: number) =>
    marked[i]?.candidate.passage === candidate.passage &&
    !marked[i].candidate.isRow &&
    marked[i].mark >= mark - neighbourDistance;
  let first = best;
  let last = best;
  while (last - first + 1 < mostQuoted && (belongs(first - 1) || belongs(last + 1))) {
    if (belongs(first - 1)) first--;
    else last++;
  }
  return marked.slice(first, last + 1);
}

/** Of the question's words that the passage of a sentence lacks, the weight of the rarest, as a share of all. */
function rarestMissing({ read, total }: SearchResult, { passage }: Candidate): number {
  const text = [...passage.headings, passage.text].join('\n');
  const terms = [...read.terms, ...read.grams];
  const weightOf = ({ count }: Term) => Math.log(1 + total / (1 + count));
  const rarest = Math.max(1e-9, ...terms.map(weightOf));
  const held = new Set(matchTerms(read, text, total).matched);
  const isHeld = ({ asked, forms }: Term) => held.has(asked) || forms.some((form) => held.has(form));
  return Math.max(0, ...terms.filter((term) => !isHeld(term)).map(weightOf)) / rarest;
}

/** Share of the question's words that no source holds, in any form. */
function unknownShare({ read }: SearchResult): number {
  const all = [...read.terms, ...read.grams];
  return all.length === 0 ? 1 : all.filter(({ forms }) => forms.length === 0).length / all.length;
}

function quoteOf({ passage, page, start, end, text }: Candidate): Quote {
  const { chunkId, sourceId, source, headings } = passage;
  return { chunkId, sourceId, source, page, headings, start, end, text };
}
