/** A stretch of a source's text; `lit` is the passage one came for. */
interface Stretch {
  readonly text: string;
  readonly lit: boolean;
  /** The page that begins here. */
  readonly page: number | null;
  /** How deep a heading it is; null for other text. */
  readonly level: number | null;
}

/** A piece of a source with what stands where; offsets are those of the whole source. */
export interface ReadText {
  readonly start: number;
  readonly text: string;
  readonly headings: readonly { readonly level: number; readonly start: number; readonly end: number }[];
  readonly pages: readonly { readonly number: number; readonly start: number }[];
}

/** Cuts a piece of a source where a heading, a page or the passage begins or ends, in reading order. */
export function stretchesOf(
  read: ReadText,
  passage: { readonly start: number; readonly end: number } | null,
): Stretch[] {
  const end = read.start + read.text.length;
  const cuts = [
    read.start,
    end,
    ...read.headings.flatMap((heading) => [heading.start, heading.end]),
    ...read.pages.map((page) => page.start),
    ...(passage ? [passage.start, passage.end] : []),
  ].filter((cut) => cut >= read.start && cut <= end);
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1]!;
    const heading = read.headings.find((candidate) => candidate.start <= from && to <= candidate.end);
    return {
      text: read.text.slice(from - read.start, to - read.start),
      lit: passage !== null && passage.start <= from && to <= passage.end,
      page: read.pages.find((page) => page.start === from)?.number ?? null,
      level: heading?.level ?? null,
    };
  });
}
