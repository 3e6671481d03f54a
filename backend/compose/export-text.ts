import { fileNameOf } from '../../contract/file-name.ts';
import type { ExportFormat } from '../../contract/compose-documents.ts';
import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import { blocksOf } from './blocks.ts';
import type { Block, WriteDocx } from './ports.ts';
import { plainText } from './plain-text.ts';

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A text, written in Markdown, as a file. */
export async function exportText(
  text: string,
  title: string,
  language: ComposeLanguage,
  format: ExportFormat,
  writeDocx: WriteDocx,
): Promise<ExportedFile> {
  const bytes =
    format === 'docx'
      ? await writeDocx(title, blocksOf(text))
      : new TextEncoder().encode(textOf(text, title, language, format));
  return {
    name: fileNameOf(title, format, 'text'),
    mediaType: mediaTypes[format],
    base64: Buffer.from(bytes).toString('base64'),
  };
}

function textOf(
  text: string,
  title: string,
  language: ComposeLanguage,
  format: 'md' | 'txt' | 'html',
): string {
  switch (format) {
    case 'md':
      return `${text.trimEnd()}\n`;
    case 'txt':
      return `${plainText(text)}\n`;
    case 'html':
      return pageOf(blocksOf(text), title, language);
  }
}

/** A page without script or style of its own; what was written can't pose as markup. */
function pageOf(blocks: readonly Block[], title: string, language: ComposeLanguage): string {
  const body = blocks.map(htmlOf).join('\n');
  return `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.lines[0]!)}</h${block.level}>`;
    case 'bullets':
    case 'numbered': {
      const tag = block.kind === 'bullets' ? 'ul' : 'ol';
      return `<${tag}>\n${block.lines.map((line) => `<li>${inline(line)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'quote':
      return `<blockquote><p>${block.lines.map(inline).join('<br>\n')}</p></blockquote>`;
    case 'paragraph':
      return `<p>${block.lines.map(inline).join('<br>\n')}</p>`;
  }
}

function inline(runs: Block['lines'][number]): string {
  return runs
    .map(({ text, isStrong }) => (isStrong ? `<strong>${escaped(text)}</strong>` : escaped(text)))
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
