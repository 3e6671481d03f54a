import { foundKinds, type FoundKind } from '../../../contract/personal-data.ts';
import type { FoundSpan } from '../ports.ts';
import type { Mapping } from './secret.ts';

const names: Readonly<Record<FoundKind, string>> = {
  name: 'NAME',
  email: 'MAIL',
  phone: 'PHONE',
  'chinese-mobile': 'MOBILE',
  iban: 'IBAN',
  card: 'CARD',
  address: 'ADDRESS',
  'chinese-id': 'ID',
  'ip-address': 'IP',
  custom: 'WORD',
};
const form = new RegExp(`\\[(?:${Object.values(names).join('|')})-\\d+\\]`, 'gu');

/** How often each kind was found, and how many different values it has. */
export interface KindCount {
  readonly kind: FoundKind;
  readonly count: number;
  readonly distinct: number;
}

/** Puts placeholders in place of what was found, the same one for the same value, over many texts. */
export interface Placeholders {
  mask(text: string, found: readonly FoundSpan[]): string;
  /** Kinds that were found, the most frequent first. */
  counts(): KindCount[];
  mapping(): Mapping;
}

/** `taken` are placeholders that the texts themselves have in them: no value gets one of those. */
export function createPlaceholders(taken: ReadonlySet<string> = new Set()): Placeholders {
  const byValue = new Map<string, string>();
  const mapping: Record<string, string> = {};
  const counts = new Map<FoundKind, number>();
  const distinct = new Map<FoundKind, number>();
  const last = new Map<FoundKind, number>();

  const placeholderOf = (kind: FoundKind, value: string): string => {
    const key = `${kind} ${value}`;
    const known = byValue.get(key);
    if (known !== undefined) return known;
    let number = last.get(kind) ?? 0;
    let made: string;
    do made = `[${names[kind]}-${++number}]`;
    while (taken.has(made));
    last.set(kind, number);
    distinct.set(kind, (distinct.get(kind) ?? 0) + 1);
    byValue.set(key, made);
    mapping[made] = value;
    return made;
  };

  return {
    mask(text, found) {
      let masked = '';
      let from = 0;
      for (const { kind, start, end } of found) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        masked += text.slice(from, start) + placeholderOf(kind, text.slice(start, end));
        from = end;
      }
      return masked + text.slice(from);
    },
    counts: () =>
      foundKinds
        .filter((kind) => counts.has(kind))
        .map((kind) => ({ kind, count: counts.get(kind)!, distinct: distinct.get(kind)! }))
        .sort((a, b) => b.count - a.count),
    mapping: () => mapping,
  };
}

/** What looks like a placeholder in a text. */
export function placeholdersIn(text: string): string[] {
  return text.includes('[') ? (text.match(form) ?? []) : [];
}

/** A masked text as it was, with how many places were put back and which placeholders the mapping doesn't have. */
export function putBack(
  text: string,
  mapping: Mapping,
): { text: string; restored: number; unknown: string[] } {
  let restored = 0;
  const unknown = new Set<string>();
  const whole = text.replace(form, (placeholder) => {
    if (!Object.hasOwn(mapping, placeholder)) {
      unknown.add(placeholder);
      return placeholder;
    }
    restored++;
    return mapping[placeholder]!;
  });
  return { text: whole, restored, unknown: [...unknown].slice(0, 100) };
}
