import type { IndexedWords, SearchReader, WordQueries } from './ports.ts';

/** What is looked for: words and pairs of Chinese characters, each once. */
export interface Terms {
  readonly words: readonly string[];
  readonly grams: readonly string[];
}

/** The terms of what a person typed, without those that say nothing; all of them where nothing else is left. */
export function termsOf(typed: string, reader: SearchReader): Terms {
  const words = [...new Set(reader.wordsOf(typed))];
  const grams = [...new Set(reader.bigramsOf(typed))];
  const telling = {
    words: words.filter((word) => !reader.isStopWord(word)),
    grams: grams.filter((gram) => !reader.isStopGram(gram)),
  };
  // “To be or not to be” is searched for as it stands.
  return telling.words.length + telling.grams.length > 0 ? telling : { words, grams };
}

/** What the index holds of a text. */
export function indexedWords(
  { title, text }: { readonly title: string; readonly text: string },
  reader: SearchReader,
): IndexedWords {
  const all = `${title}\n${text}`;
  return { words: reader.wordsOf(all).join(' '), grams: reader.bigramsOf(all).join(' ') };
}

/** From so many letters on, the last word typed is also the beginning of one: of fewer, too many begin so. */
const shortestBeginning = 2;

/**
 * Terms in FTS5's syntax: all of them, or any; the last word also as a beginning. Each is quoted, so that what a person
 * wrote is never syntax. Both are empty when there is no term.
 */
export function wordQueries({ words, grams }: Terms, join: 'all' | 'any', reader: SearchReader): WordQueries {
  const glue = join === 'all' ? ' AND ' : ' OR ';
  const last = words.at(-1);
  const isBegun = (word: string) => word === last && word.length >= shortestBeginning;
  const gramTerms = grams.map((gram) =>
    // A single character is the first of a pair, or stands alone.
    Array.from(gram).length === 1 ? `${quoted(gram)}*` : quoted(gram),
  );
  const build = (wordTerms: readonly string[]) =>
    [
      ...(wordTerms.length > 0 ? [`words : (${wordTerms.join(glue)})`] : []),
      ...(gramTerms.length > 0 ? [`grams : (${gramTerms.join(glue)})`] : []),
    ].join(glue);
  return {
    stemmed: build(words.map((word) => (isBegun(word) ? `${quoted(word)}*` : quoted(word)))),
    exact: build(
      words.map((word) => {
        const forms = reader.inflectionsOf(word).map(quoted);
        return `(${[...forms, ...(isBegun(word) ? [`${quoted(word)}*`] : [])].join(' OR ')})`;
      }),
    ),
  };
}

const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;
