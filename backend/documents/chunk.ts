import { type Section, sectionsOf } from './chunk-sections.ts';
import { type ChunkSizes, packUnits } from './chunk-pack.ts';
import type { Chunk, Page, DocumentText } from './document.ts';
import type { Span } from './sentences.ts';
import { splitLong } from './split-long.ts';

/** How many tokens the embedder makes of a text. */
export type CountTokens = (text: string) => number;

const defaultSizes: ChunkSizes = { target: 220, max: 400, overlap: 60 };

/**
 * Cuts a document into passages, section by section: a heading goes with what follows it; sentences, list items and table
 * rows stay whole where they can; two sentences at most are repeated from one passage to the next. Every block is in some
 * passage, none has more than `max` tokens. A generator, so that the caller can pause between passages.
 */
export function* chunkDocument(
  document: DocumentText,
  count: CountTokens,
  sizes: Partial<ChunkSizes> = {},
): Generator<Chunk, void> {
  const all = { ...defaultSizes, ...sizes };
  for (const section of sectionsOf(document)) yield* chunkSection(document, section, count, all);
}

function* chunkSection(
  { text, pages }: DocumentText,
  section: Section,
  count: CountTokens,
  sizes: ChunkSizes,
): Generator<Chunk, void> {
  const chunkOf = (span: Span, context: string): Chunk => {
    const words = context + text.slice(span.start, span.end);
    const page = pageAt(pages, span.start);
    return { ...span, page, headingPath: section.headingPath, text: words, tokens: count(words) };
  };
  const pieces = function* (span: Span) {
    for (const piece of splitLong(text, span, sizes.max, count)) yield chunkOf(piece, '');
  };

  const first = section.headings[0];
  const last = section.headings.at(-1);
  let lead = first && last ? { start: first.start, end: last.end } : null;
  // Headings with nothing under them, or that would leave no room for it, are passages of their own.
  if (lead && (section.units.length === 0 || count(text.slice(lead.start, lead.end)) * 2 > sizes.max)) {
    yield* pieces(lead);
    lead = null;
  }
  const context = contextOf(section.headingPath, count, sizes.max);
  const own = new Set(section.headings.map(({ start, end }) => text.slice(start, end)));
  const outer = section.headingPath.filter((heading) => !own.has(heading));
  const leadContext = contextOf(outer, count, sizes.max);
  for (const span of packUnits(text, section.units, lead, count(context), count, sizes)) {
    const chunk = chunkOf(span, span.start === lead?.start ? leadContext : context);
    // Tokens of joined texts can be a few more than those of the parts.
    if (chunk.tokens <= sizes.max) yield chunk;
    else yield* pieces(span);
  }
}

/** The headings above a passage as one line before it, the outermost left out until they take a quarter of it at most. */
function contextOf(headingPath: readonly string[], count: CountTokens, max: number): string {
  for (let from = 0; from < headingPath.length; from++) {
    const context = `${headingPath.slice(from).join(' > ')}\n`;
    if (count(context) * 4 <= max) return context;
  }
  return '';
}

/** The page that an offset lies on; null in documents without pages. */
function pageAt(pages: readonly Page[], offset: number): number | null {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pages[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return pages[low]?.number ?? null;
}
