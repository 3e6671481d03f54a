/** Offsets of something found in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Every match of a pattern that also passes a test. The pattern carries the flag g. */
export function spansOf(
  text: string,
  pattern: RegExp,
  holds: (match: string) => boolean = () => true,
): Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
    match,
  }))
    .filter(({ match }) => holds(match))
    .map(({ start, end }) => ({ start, end }));
}

/** The digits of a text, in order. */
export function digitsOf(text: string): string {
  return text.replace(/\D/gu, '');
}
