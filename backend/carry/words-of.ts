import type { CarriedTable, Row } from './ports.ts';

const idPattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/u;

/** The words a person would read in a row, each text in a line of its own. */
export function wordsOf(table: CarriedTable, row: Row, most: number): string {
  const texts: string[] = [];
  for (const { name, kind, isProse } of table.columns) {
    const value = row[name];
    if (!isProse || typeof value !== 'string') continue;
    if (kind === 'json') texts.push(...textsIn(JSON.parse(value) as unknown));
    else texts.push(value);
  }
  const said = texts.filter((text) => text.trim() !== '' && !idPattern.test(text)).join('\n');
  return said.length > most ? `${said.slice(0, most)}…` : said;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
