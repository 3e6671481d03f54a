import type { Fact, Piece, Section } from './document.ts';

interface Open {
  readonly level: number;
  readonly title: string;
  readonly pieces: Piece[];
  readonly sections: Open[];
}

/**
 * Reads back Markdown that a room wrote of its own: headings, tables, lists and paragraphs, with whatever was escaped
 * made plain again. A paragraph that is one bold name and a text is a fact.
 */
export function sectionsOfMarkdown(markdown: string): Section[] {
  const root: Open = { level: 0, title: '', pieces: [], sections: [] };
  const path: Open[] = [root];
  for (const block of markdown.split(/\n{2,}/u)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const heading = /^(#{1,6})\s+(.*)$/u.exec(lines[0] ?? '');
    if (heading) {
      const section: Open = {
        level: heading[1]!.length,
        title: plain(heading[2]!),
        pieces: [],
        sections: [],
      };
      while (path.at(-1)!.level >= section.level) path.pop();
      path.at(-1)!.sections.push(section);
      path.push(section);
      lines.shift();
    }
    addPieces(path.at(-1)!.pieces, lines);
  }
  return root.sections;
}

function addPieces(pieces: Piece[], lines: readonly string[]): void {
  if (lines.length === 0) return;
  if (lines[0]!.startsWith('|')) return void pieces.push(tableOf(lines));
  if (/^\s*- /u.test(lines[0]!)) return void pieces.push({ kind: 'list', items: itemsOf(lines) });
  const fact = factOf(lines.join(' '));
  const last = pieces.at(-1);
  if (!fact) pieces.push({ kind: 'text', text: plain(lines.join(' ')) });
  else if (last?.kind === 'facts')
    pieces[pieces.length - 1] = { kind: 'facts', facts: [...last.facts, fact] };
  else pieces.push({ kind: 'facts', facts: [fact] });
}

function factOf(line: string): Fact | null {
  const found = /^\*\*(.+?)\*\*:?\s+(.+)$/u.exec(line);
  return found && { label: plain(found[1]!).replace(/[.:：。]$/u, ''), text: plain(found[2]!) };
}

/** An entry with its lines below it is one item of several lines. */
function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const text = plain(line.replace(/^\s*(?:- )?/u, ''));
    if (/^- /u.test(line) || items.length === 0) items.push(text);
    else items.push(`${items.pop()}\n${text}`);
  }
  return items;
}

function tableOf(lines: readonly string[]): Piece {
  const cells = (line: string) =>
    line
      .replace(/^\|\s?/u, '')
      .replace(/\s?\|\s*$/u, '')
      .split(/\s\|\s/u)
      .map((cell) => plain(cell.trim()));
  return { kind: 'table', columns: cells(lines[0]!), rows: lines.slice(2).map(cells) };
}

/** Without bold marks and without the backslashes that kept signs from being markup. */
function plain(text: string): string {
  return text.replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gu, '$1').replace(/\\(?=[!-/:-@[-`{-~])/gu, '');
}
