import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { Piece, ProjectDocument, Section } from '../leave/ports.ts';
import { docxStyles, ink } from './docx-styles.ts';

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

/** The width of what is written on A4, in twentieths of a point. */
const textWidth = 9240;
const hairline = { style: BorderStyle.SINGLE, size: 4, color: ink.hairline } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** A document as a Word file, with Word's own headings, lists and tables, so that it can be worked on there. */
export async function writeDocx(document: ProjectDocument): Promise<Uint8Array> {
  const { title, subtitle, language, sections } = document;
  const file = new Document({
    title,
    creator: 'Inkling',
    styles: docxStyles(language),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1247, bottom: 1247, left: 1333, right: 1333 },
          },
        },
        footers: { default: pageFooter(title) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
          new Paragraph({ style: 'Quiet', spacing: { after: 360 }, children: runs(subtitle) }),
          ...sections.flatMap((section) => sectionBlocks(section, 0)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function pageFooter(title: string): Footer {
  const children = [new TextRun({ text: `${title}  ·  ` }), new TextRun({ children: [PageNumber.CURRENT] })];
  return new Footer({
    children: [new Paragraph({ style: 'Quiet', alignment: AlignmentType.RIGHT, children })],
  });
}

function sectionBlocks({ title, pieces, sections }: Section, depth: number): (Paragraph | Table)[] {
  return [
    new Paragraph({ heading: headings[Math.min(depth, 3)]!, keepNext: true, children: runs(title) }),
    ...pieces.flatMap(pieceBlocks),
    ...sections.flatMap((section) => sectionBlocks(section, depth + 1)),
  ];
}

function pieceBlocks(piece: Piece): (Paragraph | Table)[] {
  switch (piece.kind) {
    case 'text':
      return piece.text
        .trim()
        .split(/\n[ \t]*\n\s*/u)
        .map((part) => new Paragraph({ spacing: { after: 120 }, children: runs(part) }));
    case 'quiet':
      return [paragraph(piece.text, { style: 'Quiet', spacing: { before: 60, after: 120 } })];
    case 'facts':
      return piece.facts.map(
        ({ label, text }) =>
          new Paragraph({
            spacing: { after: 60 },
            children: [new TextRun({ text: `${label}  `, style: 'Label' }), ...runs(text)],
          }),
      );
    case 'list':
      return piece.items.map((item) => paragraph(item, { bullet: { level: 0 } }));
    case 'table':
      return [tableOf(piece), new Paragraph({ spacing: { after: 120 } })];
  }
}

function tableOf({ columns, rows }: Extract<Piece, { kind: 'table' }>): Table {
  const width = Math.floor(textWidth / Math.max(1, columns.length));
  const row = (cells: readonly string[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: columns.map(
        (_, i) =>
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 0, right: 100 },
            borders: { top: none, left: none, right: none, bottom: hairline },
            children: [paragraph(cells[i] ?? '', { style: isHeader ? 'TableHead' : 'TableText' })],
          }),
      ),
    });
  return new Table({
    width: { size: width * columns.length, type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  });
}

const paragraph = (text: string, options: IParagraphOptions): Paragraph =>
  new Paragraph({ ...options, children: runs(text) });

/** Lines with Word's line breaks between them. Signs that XML forbids are left out: Word would not open the file. */
function runs(text: string): TextRun[] {
  return text
    .trim()
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .split('\n')
    .map((line, i) => new TextRun({ text: line, ...(i > 0 ? { break: 1 } : {}) }));
}
