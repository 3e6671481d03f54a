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

/**
 * 500 cases in two halves: hand-written ones by turns, generated ones by turns of their templates, so that no template
 * is in both. Rules may be fitted to `development` only.
 */
export async function readCorpus(): Promise<{ readonly development: Case[]; readonly test: Case[] }> {
  const file = await readFile(path.join(import.meta.dirname, 'personal-cases.txt'), 'utf8');
  const written = file.split('\n').filter((line) => line !== '');
  const generated = generateCases(size - written.length, 20_261_124);
  const halves = { development: [] as Case[], test: [] as Case[] };
  written.forEach((line, at) => halves[at % 2 === 0 ? 'development' : 'test'].push(parse(line)));
  for (const { text, template } of generated)
    halves[template % 2 === 0 ? 'development' : 'test'].push(parse(text));
  return halves;
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
