import type { Passage, Quote } from '../../contract/knowledge.ts';
import { dot } from '../numerics/vectors.ts';
import { confidenceOf, type ConfidenceFeatures } from './confidence.ts';
import { languageOf } from './language.ts';
import { matchTerms } from './match-terms.ts';
import type { BorrowEmbedder, Block, SplitSentences, StoredDocument } from './ports.ts';
import type { Term } from './read-question.ts';
import type { SearchResult } from './search.ts';
import { featuresOf, type SentenceFeatures } from './sentence-features.ts';
import { markOf } from './sentence-mark.ts';

/** Passages whose sentences are weighed, and most sentences of all of them. */
const passagesRead = 5;
const mostSentences = 60;
/** Sentences whose meaning is compared: those that words and the passage speak for most. Each takes a run of the embedder. */
const mostEmbedded = 16;
/** A neighbour of the best sentence is quoted with it when its mark is at most this much lower: log odds. */
const neighbourDistance = 0.7;
const mostQuoted = 3;

/** A sentence that might be quoted, and what it stands under. */
export interface Candidate {
  readonly passage: Passage;
  readonly page: number | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it is a table's row: rows are quoted one by one, since those beside one are of other things. */
  readonly isRow: boolean;
  /** What is embedded and searched: the sentence after its nearest heading, which is often the question itself. */
  readonly inContext: string;
}

/** The sentences that answer a question, and how surely. */
export interface QuoteResult {
  readonly quotes: readonly Quote[];
  readonly confidence: number;
  readonly features: ConfidenceFeatures | null;
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
  for (const passage of inLanguageOf(question, found.passages, parts.languageOf).slice(0, passagesRead)) {
    const document = await parts.documentOf(passage.sourceId);
    candidates.push(...candidatesOf(passage, document, parts.splitSentences));
  }
  const chosen = candidates.slice(0, mostSentences);
  if (chosen.length === 0) return { quotes: [], confidence: 0, features: null, weighed: [] };

  const asked = { question, read: found.read, total: found.total };
  // A reranker's order is another one than that of the marks.
  const bestScore = Math.max(...found.passages.map(({ score }) => score));
  const byWords = chosen.map((candidate) => {
    const features = { cosine: 0, ownCosine: 0, ...featuresOf(asked, candidate, bestScore) };
    return { candidate, features, mark: markOf(features) };
  });
  const compared = byWords.toSorted((a, b) => b.mark - a.mark).slice(0, mostEmbedded);
  const texts = compared.map(({ candidate }) => candidate);
  const cosines = await cosinesOf(parts, question, texts, signal);
  const cosineOf = new Map(texts.map((candidate, i) => [candidate, cosines[i]]));
  const weighed = byWords.map(({ candidate, features }) => ({
    candidate,
    features: { ...features, ...cosineOf.get(candidate) },
  }));
  const { quoted, features } = choose(weighed, found, parts.languageOf, markOf);
  return {
    quotes: quoted.map(({ candidate }) => quoteOf(candidate)),
    confidence: confidenceOf(features),
    features,
    weighed,
  };
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
  const quoted = withNeighbours(marked, marked.indexOf(best));
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

/** Headings are not answers; of tables and lists, whole rows and short items are quoted, of the rest sentences. */
function candidatesOf(
  passage: Passage,
  { text, blocks }: StoredDocument,
  splitSentences: SplitSentences,
): Candidate[] {
  const inside = blocks.filter(
    ({ kind, start, end }) => kind !== 'heading' && start < passage.end && end > passage.start,
  );
  return inside.flatMap((block) => {
    const spans = spansOf(block, text, splitSentences);
    // A numbered clause often begins with its own title.
    const title = block.kind === 'list-item' && spans.length > 1 ? titleOf(text, block) : '';
    const heading = title || (block.headingPath.at(-1) ?? '');
    return spans
      .map(({ start, end }) => ({ start, end, own: text.slice(start, end) }))
      .filter(({ own }) => title === '' || !title.endsWith(own))
      .map(({ start, end, own }) => ({
        passage,
        page: block.page,
        start,
        end,
        text: own,
        isRow: block.kind === 'table-row',
        inContext: heading === '' ? own : `${heading}\n${own}`,
      }));
  });
}

/** Longest list item that is quoted whole, and longest title of one, in characters. */
const longestItem = 160;
const longestTitle = 60;

function spansOf(block: Block, text: string, splitSentences: SplitSentences) {
  const isLong = block.kind === 'list-item' && block.end - block.start > longestItem;
  if (block.kind !== 'paragraph' && !isLong) return [{ start: block.start, end: block.end }];
  return splitSentences(text, block.start, block.end);
}

/** The first line of a clause where it is short and no sentence. */
function titleOf(text: string, { start, end }: Block): string {
  const [line = ''] = text.slice(start, end).split('\n', 1);
  return line.length <= longestTitle && !/[.!?。]$/u.test(line.trim()) ? line.trim() : '';
}

async function cosinesOf(
  { borrowEmbedder, languageOf }: QuoteParts,
  question: string,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<{ readonly cosine: number; readonly ownCosine: number }[]> {
  const cosines = candidates.map(() => ({ cosine: 0, ownCosine: 0 }));
  const languages = new Set(candidates.map(({ passage }) => languageOf(passage.sourceId)));
  for (const language of languages) {
    const own = candidates.flatMap((candidate, i) =>
      languageOf(candidate.passage.sourceId) === language ? [{ candidate, i }] : [],
    );
    await borrowEmbedder(language, signal, async (embedder) => {
      const texts = own.flatMap(({ candidate }) => [candidate.inContext, candidate.text]);
      const [asked, ...vectors] = await embedder.embed([embedder.queryPrefix + question, ...texts], signal);
      own.forEach(({ i }, row) => {
        cosines[i] = {
          cosine: dot(asked!, vectors[2 * row]!),
          ownCosine: dot(asked!, vectors[2 * row + 1]!),
        };
      });
    });
  }
  return cosines;
}

interface Marked extends Weighed {
  readonly mark: number;
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
