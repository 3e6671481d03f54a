import type { IdeaWords, TextReader } from './ports.ts';
import type { Idea } from '../../contract/ideation.ts';

type Reader = Pick<TextReader, 'wordsOf' | 'bigramsOf'>;

/** What the index of words holds of an idea: all it says. */
export function ideaWords({ title, pitch, who, why, experiment }: Idea, reader: Reader): IdeaWords {
  const text = [title, pitch, who, why, experiment].join('\n');
  return { words: reader.wordsOf(text).join(' '), grams: reader.bigramsOf(text).join(' ') };
}

/**
 * A query in FTS5's syntax: any of its words, the last one also as the beginning of a word, or any pair of Chinese
 * characters. Every term is quoted, so that what a person wrote is never syntax. Empty when it holds no word.
 */
export function wordQuery(query: string, reader: Reader): string {
  const words = [...new Set(reader.wordsOf(query))].map(quoted);
  const grams = [...new Set(reader.bigramsOf(query))].map(quoted);
  const started = words.length > 0 ? [`${words.at(-1)!}*`] : [];
  return [columnQuery('words', [...words, ...started]), columnQuery('grams', grams)]
    .filter((part) => part !== '')
    .join(' OR ');
}

/** The words of a query that an idea holds, or that a word of it begins with. */
export function matchedWords(query: string, idea: Idea, reader: Reader): string[] {
  const { words, grams } = ideaWords(idea, reader);
  const held = words.split(' ');
  const heldGrams = new Set(grams.split(' '));
  return [
    ...new Set([
      ...reader.wordsOf(query).filter((term) => held.some((word) => word.startsWith(term))),
      ...reader.bigramsOf(query).filter((gram) => heldGrams.has(gram)),
    ]),
  ];
}

const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;

function columnQuery(column: string, terms: readonly string[]): string {
  return terms.length === 0 ? '' : `${column} : (${terms.join(' OR ')})`;
}
