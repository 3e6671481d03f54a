import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { lineJoint } from './line-joint.ts';
import { plainInline } from './markdown-inline.ts';
import type { ParseContext } from './parse-context.ts';
import { tableRows } from './table-rows.ts';

const fence = /^ {0,3}(`{3,}|~{3,})/u;
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/u;
const listItem = /^([ \t]*)(?:([-*+])|(\d{1,9}[.)]))[ \t]+(.*)$/u;
const tableRule = /^[ \t|:-]*-[ \t|:-]*$/u;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u;

/**
 * Reads Markdown (CommonMark 0.31 with the tables of GFM) as far as structure goes: headings, lists, tables, fenced code;
 * marks inside a line are dropped.
 */
export function parseMarkdown(
  text: string,
  encoding: ParsedDocument['encoding'],
  context: ParseContext,
): ParsedDocument {
  const builder = createDocumentBuilder();
  const lines = withoutFrontMatter(text.replace(/\r\n?/gu, '\n')).split('\n');
  let paragraph: string[] = [];
  let isInItem = false;

  const flush = () => {
    if (paragraph.length > 0) builder.paragraph(plainInline(joined(paragraph)));
    paragraph = [];
    isInItem = false;
  };

  for (let at = 0; at < lines.length; at++) {
    context.checkpoint();
    const line = lines[at]!;
    const opening = fence.exec(line)?.[1];
    const heading = atxHeading.exec(line);
    const item = listItem.exec(line);
    if (opening !== undefined) {
      flush();
      const end = endOfFence(lines, at, opening);
      builder.code(lines.slice(at + 1, end).join('\n'));
      at = end;
    } else if (line.trim() === '') {
      flush();
    } else if (heading) {
      flush();
      builder.heading(heading[1]!.length, plainInline(heading[2] ?? ''));
    } else if (paragraph.length > 0 && /^ {0,3}(?:=+|-+)[ \t]*$/u.test(line)) {
      builder.heading(line.trim().startsWith('=') ? 1 : 2, plainInline(paragraph.join(' ')));
      paragraph = [];
    } else if (rule.test(line)) {
      flush();
    } else if (item) {
      flush();
      const depth = 1 + Math.floor(item[1]!.replace(/\t/gu, '    ').length / 2);
      const number = item[3] === undefined ? '' : `${item[3]} `;
      builder.listItem(depth, number + plainInline(item[4]!));
      isInItem = true;
    } else if (line.includes('|') && isTableRule(lines[at + 1])) {
      flush();
      const end = endOfTable(lines, at);
      const rows = lines.slice(at, end).filter((_, index) => index !== 1);
      for (const row of tableRows(rows.map(cellsOf), true)) builder.tableRow(row);
      at = end - 1;
    } else if (isInItem) {
      builder.continue(' ', plainInline(line.trim()));
    } else {
      paragraph.push(line.replace(/^ {0,3}(?:> ?)+/u, ''));
    }
  }
  flush();
  return builder.finish('markdown', null, encoding);
}

/** Lines of one paragraph; two spaces or a backslash at the end of one keep the next apart. */
function joined(lines: readonly string[]): string {
  return lines.reduce((before, line) => {
    if (/(?: {2}|\\)$/u.test(before))
      return `${before.slice(0, before.endsWith('\\') ? -1 : undefined)}\n${line}`;
    return before + lineJoint(before, line.trim()) + line.trim();
  });
}

function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const end = text.indexOf('\n---\n', 3);
  return end < 0 ? text : text.slice(end + 5);
}

/** The line that closes a fence, or the last one. */
function endOfFence(lines: readonly string[], start: number, opening: string): number {
  for (let at = start + 1; at < lines.length; at++) {
    const mark = fence.exec(lines[at]!)?.[1];
    if (mark?.startsWith(opening) && lines[at]!.trim() === mark) return at;
  }
  return lines.length;
}

function isTableRule(line: string | undefined): boolean {
  return line !== undefined && line.includes('|') && tableRule.test(line);
}

function endOfTable(lines: readonly string[], start: number): number {
  let at = start + 2;
  while (at < lines.length && lines[at]!.trim() !== '' && lines[at]!.includes('|')) at++;
  return at;
}

/** The cells of a row; "\|" is a bar in a cell. */
function cellsOf(row: string): string[] {
  const cells = row
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '')
    .split(/(?<!\\)\|/u);
  return cells.map((cell) => plainInline(cell.replace(/\\\|/gu, '|')));
}
