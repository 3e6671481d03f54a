import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FoundKind } from '../../contract/personal-data.ts';
import { generateCases } from './generate-cases.ts';

/** A text and what of it is personal data. */
export interface Case {
  readonly text: string;
  readonly gold: readonly { readonly kind: FoundKind; readonly start: number; readonly end: number }[];
}

const size = 500;

interface Corpus {
  /** Rules may be fitted to these only. */
  readonly development: Case[];
  readonly test: Case[];
  /** Written when all rules stood, and measured once before any was mended after them. */
  readonly later: Case[];
}

/**
 * 500 cases in two halves: hand-written ones by turns, generated ones by turns of their templates, so that no template
 * is in both; and later ones.
 */
export async function readCorpus(): Promise<Corpus> {
  const written = await linesOf('personal-cases.txt');
  const generated = generateCases(size - written.length, 20_261_124);
  const later = (await linesOf('personal-later.txt')).map(parse);
  const halves = { development: [] as Case[], test: [] as Case[], later };
  written.forEach((line, at) => halves[at % 2 === 0 ? 'development' : 'test'].push(parse(line)));
  for (const { text, template } of generated)
    halves[template % 2 === 0 ? 'development' : 'test'].push(parse(text));
  return halves;
}

async function linesOf(name: string): Promise<string[]> {
  const file = await readFile(path.join(import.meta.dirname, name), 'utf8');
  return file.split('\n').filter((line) => line !== '');
}

function parse(line: string): Case {
  let text = '';
  const gold: { kind: FoundKind; start: number; end: number }[] = [];
  let from = 0;
  for (const match of line.matchAll(/\[\[([a-z-]+):(.*?)\]\]/gu)) {
    text += line.slice(from, match.index);
    gold.push({ kind: match[1] as FoundKind, start: text.length, end: text.length + match[2]!.length });
    text += match[2]!;
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), gold };
}
