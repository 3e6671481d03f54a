import type { SourceFolder } from './source-folder.ts';

/** What the head of a model's README says. */
export interface Card {
  readonly licence: string | null;
  /** As it stands there; not yet checked. */
  readonly languages: readonly string[];
}

const longestCard = 1 << 20;

/**
 * The licence and the languages from the lines between the two --- at the head of README.md (the model cards of Hugging
 * Face), without a YAML parser: `key: value`, `key: [a, b]`, or `key:` and lines of `- value`.
 */
export function readCard(source: SourceFolder): Card {
  let text: string | null;
  try {
    text = source.text('README.md', longestCard);
  } catch {
    // It only describes: a README that can't be read keeps no model out.
    text = null;
  }
  const head = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/u.exec(text ?? '')?.[1] ?? '';
  return {
    licence: valuesOf(head, 'license')[0]?.slice(0, 80) ?? null,
    languages: valuesOf(head, 'language'),
  };
}

function valuesOf(head: string, key: string): string[] {
  const lines = head.split(/\r?\n/u);
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (at < 0) return [];
  const own = lines[at]!.slice(key.length + 1).trim();
  if (own !== '')
    return own
      .replace(/^\[|\]$/gu, '')
      .split(',')
      .map(bare)
      .filter(Boolean);
  const below: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const item = /^\s*-\s+(.+)$/u.exec(line)?.[1];
    if (item === undefined) break;
    below.push(bare(item));
  }
  return below;
}

function bare(value: string): string {
  return value
    .trim()
    .replace(/^["']|["']$/gu, '')
    .replace(/\p{C}/gu, '');
}
