import type { Block, BlockKind, DocumentKind, ParsedDocument } from './document.ts';
import { limits } from './limits.ts';
import type { DocumentProblem } from './problem.ts';

/** Puts a document's text together block by block. Blocks without words are left out. */
export interface DocumentBuilder {
  heading(level: number, text: string): void;
  paragraph(text: string): void;
  listItem(depth: number, text: string): void;
  tableRow(text: string): void;
  code(text: string): void;
  /** Goes on with the last block, after `joint`; starts a paragraph when there is none. */
  continue(joint: string, text: string): void;
  /** What follows stands on this page. */
  page(number: number): void;
  problem(problem: DocumentProblem): void;
  /** True once more text than a document may have has come in. */
  readonly isFull: boolean;
  readonly lastKind: BlockKind | null;
  finish(kind: DocumentKind, title: string | null, encoding: ParsedDocument['encoding']): ParsedDocument;
}

/** `normalise` puts text into the Unicode form of the document. */
export function createDocumentBuilder(
  normalise: (text: string) => string = (text) => text.normalize('NFC'),
): DocumentBuilder {
  const pieces: string[] = [];
  const blocks: Block[] = [];
  const pages: { number: number; start: number; end: number }[] = [];
  const problems: DocumentProblem[] = [];
  let path: { level: number; text: string }[] = [];
  let length = 0;

  const write = (text: string) => {
    pieces.push(text);
    length += text.length;
  };

  const add = (kind: BlockKind, level: number, raw: string) => {
    const text = kind === 'code' ? trimLines(clean(normalise(raw))) : tidy(clean(normalise(raw)));
    if (text === '') return;
    const last = blocks.at(-1);
    if (last) write(last.kind === kind && (kind === 'list-item' || kind === 'table-row') ? '\n' : '\n\n');
    startPage();
    if (kind === 'heading') path = path.filter((heading) => heading.level < level);
    const start = length;
    write(text);
    blocks.push({
      kind,
      level,
      start,
      end: length,
      page: pages.at(-1)?.number ?? null,
      headingPath: path.map((heading) => heading.text),
    });
    if (kind === 'heading') path.push({ level, text });
  };

  /** A page begins with its first words, or where the page before it ended. */
  const startPage = () => {
    const page = pages.at(-1);
    if (page && page.end < 0) Object.assign(page, { start: length, end: length });
  };

  return {
    heading: (level, text) => add('heading', Math.min(6, Math.max(1, level)), text.replace(/\s+/gu, ' ')),
    paragraph: (text) => add('paragraph', 0, text),
    listItem: (depth, text) => add('list-item', Math.max(1, depth), text),
    tableRow: (text) => add('table-row', 0, text),
    code: (text) => add('code', 0, text),
    continue(joint, raw) {
      const text = tidy(clean(normalise(raw)));
      if (text === '') return;
      const last = blocks.pop();
      if (!last) return add('paragraph', 0, text);
      write(joint);
      startPage();
      write(text);
      blocks.push({ ...last, end: length });
    },
    page(number) {
      closePage(pages.at(-1), length);
      pages.push({ number, start: -1, end: -1 });
    },
    problem: (problem) => problems.push(problem),
    get isFull() {
      return length > limits.textLength;
    },
    get lastKind() {
      return blocks.at(-1)?.kind ?? null;
    },
    finish(kind, title, encoding) {
      closePage(pages.at(-1), length);
      const text = pieces.join('');
      const named = tidy(clean(normalise(title ?? ''))).replace(/\s+/gu, ' ');
      const first = blocks.find((block) => block.kind === 'heading');
      const heading = first ? text.slice(first.start, first.end) : null;
      return {
        kind,
        title: named === '' ? heading : named,
        encoding,
        text,
        blocks,
        pages: pages,
        problems,
      };
    },
  };
}

function closePage(page: { start: number; end: number } | undefined, length: number): void {
  if (page) Object.assign(page, { start: page.start < 0 ? length : page.start, end: length });
}

/** One kind of line end, no characters that are not text. */
function clean(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029|\u0085|\v|\f/gu, '\n')
      // eslint-disable-next-line no-control-regex -- they are what is removed
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gu, '')
      .toWellFormed()
  );
}

/** Spaces as a reader sees them: one between words, none at the ends of lines. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

function trimLines(text: string): string {
  return text.replace(/[^\S\n]+$/gmu, '').replace(/^\n+|\s+$/gu, '');
}
