import type { DocumentBuilder } from './document-builder.ts';
import { isNumbered, listMarkerLength } from './list-marker.ts';
import type { PdfPage } from './pdf-page.ts';
import type { HeadingSizes } from './pdf-headings.ts';
import { jointOf } from './pdf-joints.ts';
import type { PdfLine } from './pdf-lines.ts';
import { tableLength } from './pdf-tables.ts';
import { tableRows } from './table-rows.ts';

/** A heading is short; what is set large and runs on is an opening. */
const longestHeading = 160;
/** Lines further apart than this, in sizes of the letters, do not belong to one block. */
const blockGap = 1.8;
/** A line that ends this part of its column before the column does was ended on purpose. */
const shortBy = 0.2;

interface OpenBlock {
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'continuation';
  readonly level: number;
  /** What comes before it, when it goes on with the last page. */
  readonly joint: string;
  text: string;
  last: PdfLine;
}

/** Takes pages in order and writes blocks: headings by their size, lists by their marks, tables by their gaps. */
export interface PdfWriter {
  page(page: PdfPage): void;
  end(): void;
}

export function createPdfWriter(
  builder: DocumentBuilder,
  headingSizes: HeadingSizes,
  hyphenated: ReadonlySet<string>,
): PdfWriter {
  let open: OpenBlock | null = null;

  const flush = () => {
    if (!open) return;
    const { kind, level, text, joint } = open;
    open = null;
    switch (kind) {
      case 'heading':
        return builder.heading(level, text);
      case 'list-item':
        return builder.listItem(1, text);
      case 'continuation':
        return builder.continue(joint, text);
      case 'paragraph':
        return builder.paragraph(text);
    }
  };

  const begin = (kind: OpenBlock['kind'], level: number, text: string, last: PdfLine, joint = '') => {
    flush();
    open = { kind, level, text, last, joint };
  };

  /** Turns the page; a paragraph that has not come to its end goes on with the first line, which is then taken. */
  const turn = (page: PdfPage): boolean => {
    const first = page.lines[0];
    const before = open;
    const text = first ? first.cells.join(' ') : '';
    const goesOn =
      before !== null &&
      before.kind !== 'heading' &&
      first !== undefined &&
      isUnfinished(before.text, text) &&
      headingSizes.levelOf(first.size) === 0 &&
      first.cells.length === 1;
    const joint = goesOn ? jointOf(before.text, text, hyphenated) : null;
    if (before && joint) before.text = joint.before;
    flush();
    builder.page(page.number);
    if (first && joint) begin('continuation', 0, text, first, joint.between);
    return joint !== null;
  };

  return {
    page(page) {
      const { lines } = page;
      for (let at = turn(page) ? 1 : 0; at < lines.length; at++) {
        const line = lines[at]!;
        const rows = tableLength(lines, at);
        if (rows > 1) {
          flush();
          for (const row of tableRows(lines.slice(at, at + rows).map(({ cells }) => cells)))
            builder.tableRow(row);
          at += rows - 1;
          continue;
        }
        const text = line.cells.join(' ');
        const entry = tableOfContentsEntry(text);
        if (entry !== null) {
          begin('list-item', 1, entry, line);
          flush();
          continue;
        }
        const level = text.length <= longestHeading ? headingSizes.levelOf(line.size) : 0;
        const mark = level > 0 ? 0 : listMarkerLength(text);
        if (mark > 0) begin('list-item', 1, isNumbered(text) ? text : text.slice(mark), line);
        else if (open && goesOnWith(open, line, level)) addLine(open, line, text, hyphenated);
        else begin(level > 0 ? 'heading' : 'paragraph', level, text, line);
      }
    },
    end: flush,
  };
}

/** "Care . . . . . . 12" as "Care … 12"; null for other lines. It is no heading, however large. */
function tableOfContentsEntry(line: string): string | null {
  const found = /^(.{1,150}?)\s*(?:[.·…]\s?){4,}\s*(\d{1,4}|[ivxlc]{1,6})$/u.exec(line);
  return found && `${found[1]} … ${found[2]}`;
}

function addLine(open: OpenBlock, line: PdfLine, text: string, hyphenated: ReadonlySet<string>): void {
  if (open.kind !== 'heading' && endsEarly(open.last) && !/^\p{Ll}/u.test(text)) {
    open.text += `\n${text}`;
  } else {
    const { before, between } = jointOf(open.text, text, hyphenated);
    open.text = before + between + text;
  }
  open.last = line;
}

function goesOnWith({ kind, level, last, text }: OpenBlock, line: PdfLine, lineLevel: number): boolean {
  const gap = line.baseline - last.baseline;
  if (gap <= 0 && kind !== 'heading') {
    // The next column: like the next page.
    return lineLevel === 0 && isUnfinished(text, line.cells[0] ?? '');
  }
  if (gap <= 0 || gap > blockGap * Math.max(last.size, line.size)) return false;
  if (kind === 'heading') return lineLevel === level;
  if (lineLevel > 0) return false;
  const isEnded = /[.!?:。！？：”"»]$/u.test(text);
  const isIndented = kind === 'paragraph' && line.left > last.left + 0.8 * line.size;
  return !(isEnded && (endsEarly(last) || isIndented));
}

function endsEarly({ left, right, columnRight }: PdfLine): boolean {
  return columnRight - right > shortBy * (columnRight - left);
}

/** True for text that stops in the middle of a sentence which `next` may go on with. */
function isUnfinished(text: string, next: string): boolean {
  if (/[.!?:。！？：]["”’»)）]?$/u.test(text)) return false;
  return /^[\p{Ll}\p{Script=Han}\d(（“"]/u.test(next) && listMarkerLength(next) === 0;
}
