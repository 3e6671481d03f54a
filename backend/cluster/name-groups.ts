import { classWords } from '../wording/class-words.ts';
import { languageOf, readerOf } from '../wording/language.ts';
import type { Grouping } from './group.ts';

const wordsKept = 8;
const wordsInName = 3;
const nameLimit = 60;
/** Words that bind the parts of a pitch: many ideas share them, and none is about them. */
const binding: ReadonlySet<string> = new Set(
  'instead longer without rather than before after until somebody everybody anybody nobody someone everyone'.split(
    ' ',
  ),
);

/** The language most of the texts are written in, of the two whose words are known. */
export function languageOfMost(texts: readonly string[]): 'en' | 'zh' {
  const chinese = texts.filter((text) => readerOf(languageOf(text)) === 'zh').length;
  return 2 * chinese > texts.length ? 'zh' : 'en';
}

/**
 * Names groups of texts with their own words: those that set each apart from all other texts (c-TF-IDF, Grootendorst 2022).
 * A group that none sets apart is named by the beginning of its first text. No two have the same name.
 */
export function nameGroups(
  texts: readonly string[],
  { k, of }: Grouping,
): { readonly name: string; readonly words: string[] }[] {
  const language = languageOfMost(texts);
  const taken = new Set<string>();
  return classWords(texts, of, k, language, wordsKept + binding.size).map((found, at) => {
    const words = found
      .map(({ word }) => word)
      .filter((word) => !binding.has(word))
      .slice(0, wordsKept);
    const first = texts[of.indexOf(at)] ?? '';
    const name = words.slice(0, wordsInName).join(language === 'zh' ? '、' : ', ');
    const free = [name, words.slice(0, wordsInName + 1).join(', '), beginningOf(first)].find(
      (one) => one !== '' && !taken.has(one),
    );
    const chosen = free ?? `${beginningOf(first)} (${at + 1})`;
    taken.add(chosen);
    return { name: chosen, words };
  });
}

function beginningOf(text: string): string {
  const title = text.split('\n', 1)[0]!.trim();
  return title.length <= nameLimit ? title : `${title.slice(0, nameLimit - 1).trimEnd()}…`;
}
