import { sentencesOf } from '../../wording/words.ts';
import type { TextFormat } from './node.ts';

/** Most phrases that a text is chosen among, and the longest of them in characters. */
const phraseLimit = 60;
const longestPhrase = 300;

/** What facts hold, as values that a document may take from them. */
export interface FactPhrases {
  /** Lines, sentences and clauses, as they stand, without an end mark. */
  readonly phrases: readonly string[];
  /** What is said after "label:", by label. */
  readonly labelled: ReadonlyMap<string, readonly string[]>;
  readonly numbers: readonly number[];
  of(format: TextFormat): readonly string[];
}

const patterns: Readonly<Record<TextFormat, RegExp>> = {
  date: /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu,
  email: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu,
  uri: /https?:\/\/[^\s<>"]+/gu,
};

/** Cuts facts into what can be taken from them word for word. */
export function phrasesOf(facts: string): FactPhrases {
  const phrases: string[] = [];
  const labelled = new Map<string, string[]>();
  const add = (text: string) => {
    const phrase = text
      .trim()
      .replace(/^[-*•]\s+/u, '')
      .replace(/[\s.,;:。，；：]+$/u, '');
    if (/[\p{L}\p{N}]/u.test(phrase) && phrase.length <= longestPhrase && !phrases.includes(phrase))
      phrases.push(phrase);
  };
  for (const line of facts.split(/\n+/u)) {
    const label = /^\s*(?:[-*•]\s+)?([\p{L}][\p{L}\p{N} _-]{0,40})[:：]\s*(\S.*)$/u.exec(line);
    const said = label?.[2] ?? line;
    if (label) {
      const key = labelKey(label[1]!);
      labelled.set(key, [...(labelled.get(key) ?? []), said.trim().replace(/[.。]$/u, '')]);
    }
    for (const { start, end } of sentencesOf(said)) {
      const sentence = said.slice(start, end);
      add(sentence);
      const clauses = sentence.split(/[,;:，；：]\s*|[（(]|[)）]|\s[–—-]\s/u);
      if (clauses.length > 1) clauses.forEach(add);
    }
  }
  const numbers = [...facts.matchAll(/(?<![\d.,])-?\d+(?:,\d{3})*(?:\.\d+)?/gu)].map(([raw]) =>
    Number(raw.replaceAll(',', '')),
  );
  return {
    phrases: phrases.slice(0, phraseLimit),
    labelled,
    numbers: [...new Set(numbers)],
    of: (format) => [...new Set([...facts.matchAll(patterns[format])].map(([found]) => found))],
  };
}

/** Labels that people use for one another. */
const alike: readonly (readonly string[])[] = [
  ['name', 'product', 'title', 'product name'],
  ['what', 'description', 'summary', 'pitch', 'what it is'],
  ['audience', 'people', 'customers', 'target', 'target group', 'users', 'who', 'for whom'],
  ['problem', 'pain', 'issue'],
  ['benefits', 'benefit', 'advantages', 'gains'],
  ['features', 'feature', 'functions'],
  ['price', 'cost', 'fee'],
];

/** What facts say under a label, or under one that means the same. */
export function saidUnder(label: string, facts: FactPhrases): readonly string[] {
  const key = labelKey(label);
  const own = facts.labelled.get(key);
  if (own) return own;
  const others = alike.find((group) => group.includes(key)) ?? [];
  return others.flatMap((other) => facts.labelled.get(other) ?? []);
}

/** "unit_price", "unitPrice" and "Unit price" are one label. */
export function labelKey(label: string): string {
  return label
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
