import { plainMarkdown } from '../../../contract/markdown.ts';
import type { Piece, ProjectDocument, Section } from '../document.ts';

/** A document as Markdown. What a person or the model wrote is never markup; its line breaks stay. */
export function writeMarkdown({ title, subtitle, sections }: ProjectDocument): string {
  const blocks = [
    `# ${plainMarkdown(title)}`,
    `*${plainMarkdown(subtitle)}*`,
    ...sections.flatMap((section) => sectionBlocks(section, 2)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function sectionBlocks({ title, pieces, sections }: Section, level: number): string[] {
  return [
    `${'#'.repeat(Math.min(level, 6))} ${plainMarkdown(title)}`,
    ...pieces.map(pieceBlock),
    ...sections.flatMap((section) => sectionBlocks(section, level + 1)),
  ];
}

function pieceBlock(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return paragraph(piece.text);
    case 'quiet':
      return `<sub>${plainMarkdown(piece.text)}</sub>`;
    case 'facts':
      return piece.facts
        .map(({ label, text }) => `- **${plainMarkdown(label)}:** ${inItem(text)}`)
        .join('\n');
    case 'list':
      return piece.items.map((item) => `- ${inItem(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.map(plainMarkdown).join(' | ')} |`;
      return [
        row(piece.columns),
        `| ${piece.columns.map(() => '---').join(' | ')} |`,
        ...piece.rows.map(row),
      ].join('\n');
    }
  }
}

/** A blank line stays one; a line break is kept with a backslash at its end. */
function paragraph(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n\s*/u)
    .map((part) => part.split('\n').map(plainMarkdown).join('\\\n'))
    .join('\n\n');
}

function inItem(text: string): string {
  return text.trim().split(/\n+/u).map(plainMarkdown).join('\\\n  ');
}
