import type { Found, Passage, SplitSentences } from './ports.ts';

/** Sentences shown to the model before and after the one that is quoted. */
const around = 1;

/**
 * What the model answers from: the quoted sentences with those beside them, as one short passage, since a small model makes
 * false sentences out of the true words of long ones. Empty when nothing is quoted.
 */
export function evidenceOf({ quotes, passages }: Found, split: SplitSentences): Passage[] {
  const [first] = quotes;
  const last = quotes.at(-1);
  if (!first || !last) return [];
  const passage = passages.find(
    ({ sourceId, start, end }) =>
      sourceId === first.passage.sourceId && start <= first.start && end >= last.end,
  );
  if (!passage) return [first.passage];
  const spans = split(passage.text);
  const isQuoted = ({ start, end }: { start: number; end: number }) =>
    passage.start + end > first.start && passage.start + start < last.end;
  const from = Math.max(0, spans.findIndex(isQuoted) - around);
  const to = Math.min(spans.length - 1, spans.findLastIndex(isQuoted) + around);
  const [start, end] = [spans[from]?.start, spans[to]?.end];
  if (start === undefined || end === undefined) return [first.passage];
  return [
    {
      ...passage,
      start: passage.start + start,
      end: passage.start + end,
      text: passage.text.slice(start, end),
    },
  ];
}
