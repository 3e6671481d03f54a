import type { PersonalDataKind } from '../../../contract/answer.ts';
import { findCards } from './card.ts';
import { findChineseIds } from './chinese-id.ts';
import { findChineseMobiles } from './chinese-mobile.ts';
import { findEmails } from './email.ts';
import { findIbans } from './iban.ts';
import { findIpAddresses } from './ip-address.ts';
import { findPhones } from './phone.ts';
import type { Span } from './span.ts';

/** The surest kinds first: where two overlap, the first stands. */
const finders: readonly (readonly [PersonalDataKind, (text: string) => Span[]])[] = [
  ['email', findEmails],
  ['iban', findIbans],
  ['chinese-id', findChineseIds],
  ['card', findCards],
  ['ip-address', findIpAddresses],
  ['chinese-mobile', findChineseMobiles],
  ['phone', findPhones],
];

/** Personal data of a text, by place. */
export function findPersonalData(text: string): (Span & { readonly kind: PersonalDataKind })[] {
  const found: (Span & { kind: PersonalDataKind })[] = [];
  for (const [kind, find] of finders)
    for (const span of find(text))
      if (!found.some(({ start, end }) => span.start < end && start < span.end))
        found.push({ ...span, kind });
  return found.sort((a, b) => a.start - b.start);
}

/** The text with "[email]" in place of each mail address and so on, and the kinds that were found. */
export function maskPersonalData(text: string): { text: string; kinds: PersonalDataKind[] } {
  const found = findPersonalData(text);
  let masked = '';
  let from = 0;
  for (const { start, end, kind } of found) {
    masked += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return { text: masked + text.slice(from), kinds: [...new Set(found.map(({ kind }) => kind))] };
}
