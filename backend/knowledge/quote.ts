import type { Passage, Quote } from '../../contract/knowledge.ts';
import { dot } from '../numerics/vectors.ts';
import { confidenceOf, type ConfidenceFeatures } from './confidence.ts';
import { matchTerms } from './match-terms.ts';
import type { BorrowEmbedder, Block, SplitSentences, StoredDocument } from './ports.ts';
import type { SearchResult } from './search.ts';

/** Passages whose sentences are weighed, and most sentences of all of them. */
const passagesRead = 4;
const mostSentences = 40;
/** Sentences whose meaning is compared: those that words and the passage speak for most. Each takes a run of the embedder. */
const mostEmbedded = 12;
/** How meaning, words, and the mark of the passage are added up to a sentence's mark. */
const shares = { meaning: 0.55, words: 0.25, passage: 0.2 } as const;
/** A neighbour of the best sentence is quoted with it when its mark is at least this share of the best. */
const neighbourShare = 0.9;
const mostQuoted = 3;

/** A sentence that might be quoted, and what it stands under. */
export interface Candidate {
  readonly passage: Passage;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is embedded and searched: the sentence after its nearest heading, which is often the question itself. */
  readonly inContext: string;
}

/** The sentences that answer a question, and how surely. */
export interface QuoteResult {
  readonly quotes: readonly Quote[];
  readonly confidence: number;
  readonly features: ConfidenceFeatures | null;
}

export interface QuoteParts {
  readonly borrowEmbedder: BorrowEmbedder;
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
  const candidates: Candidate[] = [];
  for (const passage of found.passages.slice(0, passagesRead)) {
    const document = await parts.documentOf(passage.sourceId);
    candidates.push(...candidatesOf(passage, document, parts.splitSentences));
  }
  const chosen = candidates.slice(0, mostSentences);
  if (chosen.length === 0) return { quotes: [], confidence: 0, features: null };

  const bestScore = found.passages[0]!.score;
  const byWords = chosen.map((candidate) => {
    const { coverage } = matchTerms(found.read, candidate.inContext, found.total);
    const passage = candidate.passage.score / bestScore;
    return { candidate, coverage, mark: shares.words * coverage + shares.passage * passage };
  });
  const compared = byWords.toSorted((a, b) => b.mark - a.mark).slice(0, mostEmbedded);
  const texts = compared.map(({ candidate }) => candidate);
  const cosines = await cosinesOf(parts, question, texts, signal);
  const cosineOf = new Map(texts.map((candidate, i) => [candidate, cosines[i] ?? 0]));
  const marked = byWords.map(({ candidate, coverage, mark }) => {
    const cosine = cosineOf.get(candidate) ?? 0;
    return { candidate, cosine, coverage, mark: mark + shares.meaning * cosine };
  });
  const best = marked.reduce((a, b) => (b.mark > a.mark ? b : a));
  const quoted = withNeighbours(marked, marked.indexOf(best));
  const features: ConfidenceFeatures = {
    sentenceCosine: best.cosine,
    sentenceCoverage: best.coverage,
    passageCosine: Math.max(0, ...found.passages.map(({ meaning }) => meaning?.score ?? 0)),
    passageCoverage: matchTerms(
      found.read,
      [...best.candidate.passage.headings, best.candidate.passage.text].join('\n'),
      found.total,
    ).coverage,
    agreement: found.passages[0]?.words?.rank === 1 && found.passages[0].meaning?.rank === 1 ? 1 : 0,
    unknown: unknownShare(found),
  };
  return {
    quotes: quoted.map(({ candidate }) => quoteOf(candidate)),
    confidence: confidenceOf(features),
    features,
  };
}

/** Headings are not answers; of tables and lists, whole rows and items are quoted, of paragraphs sentences. */
function candidatesOf(
  passage: Passage,
  { text, blocks }: StoredDocument,
  splitSentences: SplitSentences,
): Candidate[] {
  const inside = blocks.filter(
    ({ kind, start, end }) => kind !== 'heading' && start < passage.end && end > passage.start,
  );
  return inside.flatMap((block) => {
    const heading = block.headingPath.at(-1) ?? '';
    return spansOf(block, text, splitSentences).map(({ start, end }) => {
      const own = text.slice(start, end);
      return {
        passage,
        page: block.page,
        start,
        end,
        text: own,
        inContext: heading === '' ? own : `${heading}\n${own}`,
      };
    });
  });
}

function spansOf(block: Block, text: string, splitSentences: SplitSentences) {
  if (block.kind !== 'paragraph') return [{ start: block.start, end: block.end }];
  return splitSentences(text, block.start, block.end);
}

async function cosinesOf(
  { borrowEmbedder, languageOf }: QuoteParts,
  question: string,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<number[]> {
  const cosines = new Array<number>(candidates.length).fill(0);
  const languages = new Set(candidates.map(({ passage }) => languageOf(passage.sourceId)));
  for (const language of languages) {
    const own = candidates.flatMap((candidate, i) =>
      languageOf(candidate.passage.sourceId) === language ? [{ candidate, i }] : [],
    );
    await borrowEmbedder(language, signal, async (embedder) => {
      const texts = [embedder.queryPrefix + question, ...own.map(({ candidate }) => candidate.inContext)];
      const [asked, ...vectors] = await embedder.embed(texts, signal);
      own.forEach(({ i }, row) => (cosines[i] = dot(asked!, vectors[row]!)));
    });
  }
  return cosines;
}

interface Marked {
  readonly candidate: Candidate;
  readonly mark: number;
}

/** The best sentence and those beside it, in the same passage, that are nearly as good; in reading order. */
function withNeighbours(marked: readonly Marked[], best: number): Marked[] {
  const { candidate, mark } = marked[best]!;
  const belongs = (i: number) =>
    marked[i]?.candidate.passage === candidate.passage && marked[i].mark >= mark * neighbourShare;
  let first = best;
  let last = best;
  while (last - first + 1 < mostQuoted && (belongs(first - 1) || belongs(last + 1))) {
    if (belongs(first - 1)) first--;
    else last++;
  }
  return marked.slice(first, last + 1);
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
