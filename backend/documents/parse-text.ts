import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { lineJoint } from './line-joint.ts';
import { isNumbered, listMarkerLength } from './list-marker.ts';
import type { ParseContext } from './parse-context.ts';

/** A heading of plain text is a short line by itself. */
const longestHeading = 80;
/** Lines that were broken to fit a page are about so long; shorter ones end where they end. */
const brokenLine = 45;

/** Reads plain text: paragraphs between empty lines, lists, and the headings that plain text can have. */
export function parseText(
  text: string,
  encoding: ParsedDocument['encoding'],
  context: ParseContext,
): ParsedDocument {
  const builder = createDocumentBuilder();
  for (const paragraph of text.replace(/\r\n?/gu, '\n').split(/\n[^\S\n]*\n/u)) {
    context.checkpoint();
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    const [first, second] = lines;
    if (first === undefined) continue;
    if (second !== undefined && isUnderline(second) && first.trim().length <= longestHeading) {
      builder.heading(second.trim().startsWith('=') ? 1 : 2, first);
      addLines(lines.slice(2));
    } else if (lines.length === 1 && headingLevel(first.trim()) > 0) {
      builder.heading(headingLevel(first.trim()), first);
    } else {
      addLines(lines);
    }
  }
  return builder.finish('text', null, encoding);

  function addLines(lines: readonly string[]): void {
    let isOpen = false;
    let previous = '';
    for (const line of lines) {
      const words = line.trim();
      const mark = listMarkerLength(words);
      if (mark > 0) builder.listItem(1, isNumbered(words) ? words : words.slice(mark));
      else if (isOpen) builder.continue(isBroken(previous, words) ? lineJoint(previous, words) : '\n', words);
      else builder.paragraph(words);
      isOpen = true;
      previous = words;
    }
  }
}

function isUnderline(line: string): boolean {
  return /^\s*(?:={3,}|-{3,})\s*$/u.test(line);
}

/** The level of a line that stands alone: 0 for no heading. */
function headingLevel(line: string): number {
  if (line.length > longestHeading || /[.!?;,:。！？；，]$/u.test(line)) return 0;
  if (/^第[\d一二三四五六七八九十百]+[章部篇]/u.test(line)) return 1;
  if (/^第[\d一二三四五六七八九十百]+节/u.test(line)) return 2;
  const number = /^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\p{L}/u.exec(line)?.[1];
  if (number !== undefined) return number.split('.').length;
  if (/^(?:chapter|part|appendix)\s+(?:\d+|[ivxlc]+|[a-z])\b/iu.test(line)) return 1;
  return /\p{Lu}{3}/u.test(line) && line === line.toUpperCase() && !/\d{3}/u.test(line) ? 1 : 0;
}

/** True when a line was broken for want of room, so that the next one goes on with its sentence. */
function isBroken(line: string, next: string): boolean {
  return width(line) >= brokenLine && !/[.!?:。！？：]$/u.test(line) && !listMarkerLength(next);
}

/** Ideographs are twice as wide as letters. */
function width(line: string): number {
  return line.length + (line.match(/[\u3000-\u9fff\uff00-\uffef]/gu)?.length ?? 0);
}
