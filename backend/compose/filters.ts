import type { ComposeLanguage } from '../../contract/compose-templates.ts';
import { commonWords } from '../wording/words.ts';

/**
 * What can be done to a value where it stands in a frame. A filter that answers null says that the value doesn't fit
 * there, and the frame is passed over.
 */
type Filter = (value: string, language: ComposeLanguage) => string | null;

const endMarks = /[\s.,;:!?…。，；：！？]+$/u;
const determiners =
  /^(?:an?|the|our|my|your|his|her|its|their|this|these|those|one|two|three|every|each|some|any)\s/iu;
/** Longest value that a headline can hold: a line of a page. */
const shortLimit = { en: 60, 'zh-CN': 24 } as const;

const bare = (value: string) => value.trim().replace(endMarks, '');

/** A first letter made small, unless the word is a name as far as its spelling tells: "iPhone", "NHS", "I", "Ann Lee". */
function lowered(value: string): string {
  const [first = '', second = ''] = value.split(/\s+/u);
  if (first === 'I' || first.startsWith('I’') || first.startsWith("I'")) return value;
  if (/\p{L}.*\p{Lu}|\d/u.test(first)) return value;
  const isName = first.length > 1 && /^\p{Lu}\p{Ll}/u.test(second) && !commonWords.has(first.toLowerCase());
  if (isName) return value;
  return value.charAt(0).toLowerCase() + value.slice(1);
}

const capital = (value: string) => value.charAt(0).toUpperCase() + value.slice(1);

/** The first sentence of a text, without its end mark. */
function firstSentence(value: string): string {
  const [first = ''] = value.trim().split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/u);
  return first;
}

const filters: Readonly<Record<string, Filter>> = {
  /** Within a sentence: small first letter, no end mark. */
  inline: (value, language) => (language === 'en' ? lowered(bare(value)) : bare(value)),
  /** At the start of a sentence that goes on: capital first letter, no end mark. */
  start: (value) => capital(bare(value)),
  /** A sentence of its own: capital first letter, and its own end mark or a full stop. */
  sentence: (value, language) => {
    const text = capital(value.trim());
    if (/[.!?…。！？]["”’)]?$/u.test(text)) return text;
    return `${bare(text)}${language === 'en' ? '.' : '。'}`;
  },
  /** Its first sentence alone. */
  first: (value) => firstSentence(value),
  /** Within a sentence where a thing must stand; passed over unless it begins as a noun phrase does. */
  noun: (value, language) => {
    const text = bare(value);
    if (/[.!?。！？]\s*\S/u.test(text)) return null;
    if (language === 'zh-CN') return text;
    return determiners.test(text) ? lowered(text) : null;
  },
  /** Passed over when it is longer than a headline holds. */
  short: (value, language) => (bare(value).length <= shortLimit[language] ? bare(value) : null),
  /** A question: capital first letter and a question mark. */
  question: (value, language) => `${capital(bare(value))}${language === 'en' ? '?' : '？'}`,
};

export const filterNames: readonly string[] = Object.keys(filters);

/** Applies filters in their order; null when one of them says that the value doesn't fit. */
export function applyFilters(
  value: string,
  names: readonly string[],
  language: ComposeLanguage,
): string | null {
  if (value.trim() === '') return null;
  let text: string | null = names.length === 0 ? bare(value) : value;
  for (const name of names) {
    if (text === null) return null;
    const filter = filters[name];
    if (!filter) throw new RangeError(`There is no filter ${name}`);
    text = filter(text, language);
  }
  return text === '' ? null : text;
}

/** Entries as one phrase: "a, b and c"; "a、b和c". */
export function joined(entries: readonly string[], language: ComposeLanguage): string {
  const parts = entries.map((entry) => (language === 'en' ? lowered(bare(entry)) : bare(entry)));
  const last = parts.pop();
  if (last === undefined) return '';
  if (parts.length === 0) return last;
  return language === 'en' ? `${parts.join(', ')} and ${last}` : `${parts.join('、')}和${last}`;
}
