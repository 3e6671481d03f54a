/** Some words of a text, by their place in it; the end is exclusive. */
export interface Selection {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The selection without the spaces at its ends; null when nothing is left of it. */
export function selectionOf(text: string, start: number, end: number): Selection | null {
  const chosen = text.slice(start, end);
  const trimmed = chosen.trim();
  if (trimmed === '') return null;
  const from = start + chosen.indexOf(trimmed);
  return { start: from, end: from + trimmed.length, text: trimmed };
}
