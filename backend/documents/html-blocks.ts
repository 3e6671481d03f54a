import type { DocumentBuilder } from './document-builder.ts';
import type { ParseContext } from './parse-context.ts';
import { tableRows } from './table-rows.ts';

const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const silent = new Set(
  'script style noscript template head title rp rt iframe object svg select option button'.split(' '),
);
const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/** Pages that nest deeper were not written for readers; their words are taken without structure. */
const deepest = 400;

/** Adds the words under an element to a document, block by block. */
export function addHtmlBlocks(root: Element, builder: DocumentBuilder, context: ParseContext): void {
  let words = '';
  /** Of the list item that the next words belong to; 0 outside lists. */
  let item: { depth: number; mark: string } | null = null;

  const flush = () => {
    const text = words;
    words = '';
    if (text.trim() === '') return;
    if (item) {
      builder.listItem(item.depth, item.mark + text.trim());
      item = null;
    } else {
      builder.paragraph(text);
    }
  };

  const walk = (node: Node, depth: number, listDepth: number): void => {
    if (node.nodeType === 3) {
      words += (node.textContent ?? '').replace(/\s+/gu, ' ');
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.localName.toLowerCase();
    if (silent.has(name)) return;
    if (depth > deepest) {
      words += ` ${element.textContent}`;
      return;
    }
    const walkChildren = (inner = listDepth) => {
      for (const child of element.childNodes) walk(child, depth + 1, inner);
    };
    if (inline.has(name)) return walkChildren();
    if (name === 'br') {
      words += '\n';
      return;
    }
    flush();
    context.checkpoint();
    const level = headings[name];
    if (level !== undefined) {
      item = null;
      builder.heading(level, textOf(element));
    } else if (name === 'pre') {
      builder.code(element.textContent);
    } else if (name === 'table' && isDataTable(element)) {
      addTable(element, builder);
    } else if (name === 'ul' || name === 'ol') {
      let number = Number(element.getAttribute('start') ?? 1);
      for (const child of element.childNodes) {
        const isItem = child.nodeType === 1 && (child as Element).localName.toLowerCase() === 'li';
        if (isItem) item = { depth: listDepth + 1, mark: name === 'ol' ? `${number++}. ` : '' };
        walk(child, depth + 1, listDepth + 1);
        flush();
        item = null;
      }
    } else {
      walkChildren();
    }
    flush();
  };

  walk(root, 0, 0);
  flush();
}

/** A table of words; one that lays out a page has headings, lists or other tables in it. */
function isDataTable(table: Element): boolean {
  return table.querySelector('table, h1, h2, h3, h4, ul, ol, pre') === null;
}

function addTable(table: Element, builder: DocumentBuilder): void {
  const caption = table.querySelector('caption');
  if (caption) builder.paragraph(textOf(caption));
  const rows = Array.from(table.querySelectorAll('tr'));
  const cells = rows.map((row) =>
    Array.from(row.children)
      .filter((cell) => /^t[hd]$/iu.test(cell.localName))
      .flatMap((cell) => [textOf(cell), ...emptyCells(cell)]),
  );
  const first = rows[0];
  const isHeader =
    first && first.querySelector('td') === null && first.querySelector('th') !== null ? true : undefined;
  for (const row of tableRows(cells, isHeader)) builder.tableRow(row);
}

/** So that a cell over several columns does not move the ones after it. */
function emptyCells(cell: Element): string[] {
  const span = Number(cell.getAttribute('colspan') ?? 1);
  return span > 1 && span <= 100 ? Array<string>(span - 1).fill('') : [];
}

/** The words of an element in one line, with spaces between its blocks. */
function textOf(element: Element): string {
  const parts: string[] = [];
  const collect = (node: Node, depth: number): void => {
    if (node.nodeType === 3) parts.push(node.textContent ?? '');
    if (node.nodeType !== 1) return;
    const name = (node as Element).localName.toLowerCase();
    if (silent.has(name)) return;
    if (depth > deepest) return void parts.push(node.textContent ?? '');
    if (!inline.has(name)) parts.push(' ');
    for (const child of node.childNodes) collect(child, depth + 1);
    if (!inline.has(name)) parts.push(' ');
  };
  collect(element, 0);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}
