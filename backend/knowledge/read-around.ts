import type { StoredDocument } from './ports.ts';

/** The part of a document around an offset, begun and ended at whole lines where that costs little. */
export function readAround({ text, blocks, pages }: StoredDocument, around: number, length: number) {
  const middle = Math.min(around, text.length);
  const from = Math.max(0, Math.min(middle - Math.floor(length / 2), text.length - length));
  const lineStart = text.lastIndexOf('\n', from) + 1;
  const start = from - lineStart < length / 4 ? lineStart : from;
  const end = Math.min(text.length, start + length);
  return {
    start,
    text: text.slice(start, end),
    headings: blocks
      .filter((block) => block.kind === 'heading' && block.start >= start && block.end <= end)
      .map(({ level, start: from, end: to }) => ({ level, start: from, end: to })),
    pages: pages
      .filter((page) => page.start >= start && page.start < end)
      .map(({ number, start: at }) => ({ number, start: at })),
  };
}
