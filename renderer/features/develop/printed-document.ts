import type { DocumentEntry, IdeaDocument } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import type { Language } from '../../i18n/language.ts';
import { fieldsOf } from './words.ts';

/** The desk's faces in black on white; a canvas fills one sheet across, everything else runs down the page. */
const style = `
  :root { --line: #b9b1a4; --soft: #6b645b; }
  body { margin: 0; color: #1d1a17; background: #fff;
    font: 9.5pt/1.4 'Source Serif 4', Georgia, 'Liberation Serif', 'DejaVu Serif', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', serif; }
  header { margin-bottom: 7pt; }
  h1 { font-size: 16pt; line-height: 1.2; margin: 0; }
  header p, .help, .mark, footer { font-family: 'Inter', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif; color: var(--soft); }
  header p { margin: 2pt 0 0; font-size: 8.5pt; }
  h2 { font-size: 12pt; margin: 14pt 0 4pt; break-after: avoid; border-bottom: 0.5pt solid var(--line); }
  h3 { font: 600 8.5pt/1.3 'Inter', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif; margin: 0; }
  .help { font-size: 7pt; line-height: 1.3; margin: 0 0 4pt; }
  .canvas { display: grid; grid-auto-columns: minmax(0, 1fr); border: 0.75pt solid var(--line); grid-auto-rows: minmax(38mm, auto); }
  .box { padding: 5pt 6pt; border: 0.375pt solid var(--line); overflow-wrap: anywhere; break-inside: avoid; }
  .page .box { border: 0; padding: 6pt 0; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding-left: 9pt; position: relative; margin-bottom: 2pt; white-space: pre-wrap; }
  li::before { content: ''; position: absolute; left: 0; top: 4pt; width: 4pt; height: 4pt; border: 0.75pt solid #1d1a17; border-radius: 50%; }
  li.shown::before { background: #1d1a17; }
  li.plain::before { border: 0; }
  dl { margin: 0 0 8pt; break-inside: avoid; }
  dt { font: 600 7.5pt/1.3 'Inter', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif; color: var(--soft); }
  dd { margin: 0 0 3pt; white-space: pre-wrap; overflow-wrap: anywhere; }
  footer { margin-top: 6pt; font-size: 7pt; }
`;

interface Words {
  readonly title: string;
  readonly language: Language;
  /** What the filled circle stands for. */
  readonly evidence: string;
}

/** A document as a page to print. It is printed without scripts, so what stands in it can do nothing. */
export function printedDocument(
  template: DevelopTemplate,
  document: IdeaDocument | undefined,
  { title, language, evidence }: Words,
): string {
  const entriesOf = (field: DevelopField) =>
    document?.fields.find(({ fieldId }) => fieldId === field.id)?.entries ?? [];
  const box = (field: DevelopField, area: string) =>
    `<section class="box"${area}><h3>${safe(field.label[language])}</h3><p class="help">${safe(field.help[language])}</p>${entriesHtml(field, entriesOf(field), language)}</section>`;
  const { layout } = template;
  const body =
    layout.kind === 'canvas'
      ? `<div class="canvas" style='grid-template-areas: ${layout.areas.map((line) => `"${line}"`).join(' ')}'>${fieldsOf(
          template,
        )
          .map((field) => box(field, ` style="grid-area: ${field.id}"`))
          .join('')}</div>`
      : `<div class="page">${template.sections
          .map(
            ({ title: heading, fields }) =>
              `${heading ? `<h2>${safe(heading[language])}</h2>` : ''}${fields.map((field) => box(field, '')).join('')}`,
          )
          .join('')}</div>`;
  const sheet = `@page { size: A4 ${layout.kind === 'canvas' ? 'landscape' : 'portrait'}; margin: 14mm; }`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${sheet}${style}</style></head><body><header><h1>${safe(title)}</h1><p>${safe(template.name[language])}: ${safe(template.lead[language])}</p></header>${body}<footer>● ${safe(evidence)} · ${safe(template.source)}</footer></body></html>`;
}

function entriesHtml(field: DevelopField, entries: readonly DocumentEntry[], language: Language): string {
  if (entries.length === 0) return '';
  if (field.kind === 'table')
    return entries
      .map(({ cells }) => {
        const lines = field.columns.flatMap(({ id, label, choices }) => {
          const value = cells[id] ?? '';
          const words = choices.find((choice) => choice.id === value)?.label[language] ?? value;
          return words === '' ? [] : [`<dt>${safe(label[language])}</dt><dd>${safe(words)}</dd>`];
        });
        return `<dl>${lines.join('')}</dl>`;
      })
      .join('');
  return `<ul>${entries
    .map((entry) => {
      const words = field.choices.find(({ id }) => id === entry.text)?.label[language] ?? entry.text;
      const isShown = entry.evidence.some(({ fields, isThere }) => isThere && fields.rung !== 'guess');
      return `<li class="${field.claims ? (isShown ? 'shown' : '') : 'plain'}">${safe(words)}</li>`;
    })
    .join('')}</ul>`;
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
