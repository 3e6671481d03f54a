import type { Piece, ProjectDocument, Section } from '../document.ts';
import { printStyle } from './print-style.ts';

/** A document as a page of its own, made to be printed on A4: no script, nothing to fetch. */
export function writeHtml({ title, subtitle, language, sections }: ProjectDocument): string {
  const body = [
    `<header><h1>${escaped(title)}</h1><p class="quiet">${escaped(subtitle)}</p></header>`,
    ...sections.map((section) => sectionHtml(section, 2)),
  ].join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>${printStyle}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function sectionHtml({ title, pieces, sections }: Section, level: number): string {
  const tag = `h${Math.min(level, 6)}`;
  const inner = [
    `<${tag}>${escaped(title)}</${tag}>`,
    ...pieces.map(pieceHtml),
    ...sections.map((section) => sectionHtml(section, level + 1)),
  ].join('\n');
  return `<section class="level-${level}">\n${inner}\n</section>`;
}

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text
        .trim()
        .split(/\n[ \t]*\n\s*/u)
        .map((part) => `<p>${lines(part)}</p>`)
        .join('\n');
    case 'quiet':
      return `<p class="quiet">${lines(piece.text)}</p>`;
    case 'facts':
      return `<dl>${piece.facts.map(({ label, text }) => `<div><dt>${escaped(label)}</dt><dd>${lines(text)}</dd></div>`).join('')}</dl>`;
    case 'list':
      return `<ul>${piece.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><thead><tr>${piece.columns.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${piece.rows
        .map((cells) => `<tr>${cells.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
  }
}

const lines = (text: string): string => escaped(text.trim()).replaceAll('\n', '<br>');

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
