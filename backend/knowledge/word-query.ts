import type { ReadQuestion } from './read-question.ts';

/**
 * A question in FTS5's syntax: any of its terms, each in its column. Every term is quoted, so that what a person wrote is
 * never syntax. Empty when the sources hold none of its terms.
 */
export function wordQuery({ terms, grams, codes }: ReadQuestion): string {
  const parts = [
    columnQuery(
      'words',
      terms.flatMap(({ forms }) => forms),
    ),
    columnQuery(
      'grams',
      grams.flatMap(({ forms }) => forms),
    ),
    columnQuery('codes', codes),
  ];
  return parts.filter((part) => part !== '').join(' OR ');
}

/** Only its exact codes; empty without any. */
export function codeQuery({ codes }: ReadQuestion): string {
  return columnQuery('codes', codes);
}

function columnQuery(column: string, terms: readonly string[]): string {
  if (terms.length === 0) return '';
  const quoted = [...new Set(terms)].map((term) => `"${term.replaceAll('"', '""')}"`);
  return `${column} : (${quoted.join(' OR ')})`;
}
