import type { IdeaDocuments } from '../../../contract/develop-documents.ts';
import type { DevelopTemplate } from '../../../contract/develop-templates.ts';

/** A place that a beginning of the library leaves open: what stands before it, with anything between, and right behind it. */
interface Gap {
  readonly before: readonly string[];
  readonly mark: string;
  /** Begins the next words, or is the end of the line. */
  readonly after: string;
}

const lineEnd = '\n';
/** A place that the brief fills, or one that the person does. */
const place = /(\{[^}]*\}|……|…)/u;
/** A label and nothing behind it, also where the person wrote the label anew; no sentence breaks off so. */
const bareLabel = /(?:^|[:：]\s*)…{1,2}[.。]?$/u;

/**
 * The documents as they can be shown to others: a text or cell in which a gap of the library's beginnings still stands open is
 * empty. Any other ellipsis is the person's own, as at the end of a sentence that breaks off.
 */
export function withoutGaps(documents: IdeaDocuments, templates: readonly DevelopTemplate[]): IdeaDocuments {
  const gaps = templates.flatMap(startersOf).flatMap(gapsIn);
  const shown = (text: string) => (text.split('\n').some((line) => isOpen(line.trim(), gaps)) ? '' : text);
  return {
    ...documents,
    documents: documents.documents.map((document) => ({
      ...document,
      fields: document.fields.map((field) => ({
        ...field,
        entries: field.entries.map((entry) => ({
          ...entry,
          text: shown(entry.text),
          cells: Object.fromEntries(Object.entries(entry.cells).map(([name, cell]) => [name, shown(cell)])),
        })),
      })),
    })),
  };
}

/** In both languages: a document may have been begun in the other one. */
function startersOf({ sections }: DevelopTemplate): string[] {
  return sections
    .flatMap(({ fields }) => fields.flatMap(({ draft }) => draft ?? []))
    .flatMap(({ starters, besides }) => [
      ...starters,
      ...[...besides, ...starters.flatMap((one) => one.besides)].flatMap(({ text }) => text ?? []),
    ])
    .flatMap((text) => [text.en, text['zh-CN']]);
}

function gapsIn(starter: string): Gap[] {
  // Words and places in turn; words come first and last, be they empty.
  const parts = starter.split(place);
  const words = (until: number) => parts.slice(0, until).filter((_, at) => at % 2 === 0);
  return parts.flatMap((mark, at) =>
    at % 2 === 1 && mark.startsWith('…')
      ? [{ before: words(at), mark, after: parts[at + 1] || (at + 2 === parts.length ? lineEnd : '') }]
      : [],
  );
}

const isOpen = (line: string, gaps: readonly Gap[]): boolean =>
  bareLabel.test(line) || gaps.some((gap) => stands(line, gap));

function stands(line: string, { before, mark, after }: Gap): boolean {
  const text = after === lineEnd ? `${line.replace(/[.。]$/u, '')}${lineEnd}` : line;
  let at = 0;
  for (const [i, words] of before.entries()) {
    const wanted = i === before.length - 1 ? `${words}${mark}${after}` : words;
    // What the starter begins with begins the line; behind a place anything may stand between.
    const found = i > 0 ? text.indexOf(wanted, at) : text.startsWith(wanted) ? 0 : -1;
    if (found < 0) return false;
    at = found + wanted.length;
  }
  return true;
}
