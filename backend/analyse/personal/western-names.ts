import type { FoundSpan } from '../ports.ts';
import { firstNames, firstNamesAndWords } from './first-names.ts';
import { surnames } from './surnames.ts';

/** A word that begins with a capital, also O'Brien, McDonald and Jean-Luc. */
const word = `\\p{Lu}(?:\\p{Ll}+|['’]\\p{Lu}\\p{Ll}+)(?:\\p{Lu}\\p{Ll}+)?(?:[-'’]\\p{Lu}?\\p{Ll}+)*`;
const particle = `(?:(?:de|del|della|der|den|van|von|di|da|dos|la|le|el|al|bin|ibn|De|Van|Von|Di|La|Le|Mac)\\s+){0,2}`;
const initial = `(?:\\p{Lu}\\.\\s?)`;
const rest = `(?:\\s+(?:${initial}+\\s*)?${particle}${word}){0,2}`;
const fullName = `(?:${initial})*${particle}${word}${rest}`;

/** What stands before a name and says that it is one; the name is what follows. */
const signs = [
  String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Madam|Lady|Herr|Frau|Señora?|Mme|Nurse|Captain|Judge|Uncle|Aunt|Father|Sister|Pastor|Rev)\.?\s+`,
  String.raw`(?:[Mm]y name is|[Mm]y name['’]s|[Ii]['’]m called|[Nn]ame:|[Nn]ame of|[Uu]nder the name|[Bb]ooking under|signed by|signed as|[Ss]igned|[Aa]sk for|[Ss]poke (?:with|to)|[Tt]ell|[Cc]ontact|[Ff]rom:|[Ss]hip to:|[Ii]nvoice|[Tt]enant is|[Ww]itness is|[Mm]anager is|[Aa]ccount holder|[Pp]atient:|[Ee]mergency contact:)\s+`,
  String.raw`(?:Dear|Hi|Hello|Hey|Thanks,|Cheers,|Sincerely,|[Rr]egards,|[Ww]ishes,|[Yy]ours,|[Tt]ruly,|[Ff]aithfully,)\s+`,
  String.raw`(?:Hallo|Hola|Bonjour|Gr(?:ü|ue)(?:ß|ss)en?|Gru(?:ß|ss)|MfG|LG|VG|Cordialement|Amicalement|Saludos|Atentamente|Saluti|Groeten|Groetjes),?\s+`,
  String.raw`(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Yy]our) (?:husband|wife|son|daughter|brother|sister|mother|father|colleague|boss|manager|neighbour|neighbor|friend|partner|landlord|doctor|teacher),?\s+`,
  String.raw`(?:[Tt]he (?:driver|tenant|new tenant|witness|accountant|nurse|teacher)),?\s+`,
];
const afterSign = new RegExp(`(?<![\\p{L}\\p{N}])(?:${signs.join('|')})(?:${signs[0]})?(${fullName})`, 'gu');
const anywhere = new RegExp(`(?<![\\p{L}\\p{N}.@/_-])(${fullName})`, 'gu');

/** Capitalised words after a sign that begin no name. */
const noName = new Set(
  `sir madam customer customers support all everyone everybody friend friends colleague colleagues there again best kind
  warm dear the a an i we you he she it they my our your his her this that these those if when where what who how please
  thanks thank hello hi good morning evening afternoon monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december service sales billing account hr it us me
  amazon google apple microsoft in on at to from of and or but not no yes for with is are was were zusammen leute kunden kollegen team aus vom von tous toutes madame monsieur`
    .trim()
    .split(/\s+/u),
);
/** Words after a given name that make it a place, a firm or a thing. */
const noSurname = new Set(
  `street road avenue lane park square hall hotel station hospital school college university church bridge museum theatre
  theater bank river lake mountain island bay beach county city town airport sponge cracker crackers day week sale times
  ltd inc gmbh llc company group edition collection`
    .trim()
    .split(/\s+/u),
);

/**
 * Names in Latin letters: capitalised words after a title, a greeting or another sign of a name, and given names of a
 * list with the surnames that follow, and what stands before a surname of a list. Any other name is not found.
 */
export function findWesternNames(text: string): FoundSpan[] {
  const found: FoundSpan[] = [];
  const add = (start: number, name: string) => {
    if (found.some((span) => start < span.end && span.start < start + name.length)) return;
    found.push({ kind: 'name', start, end: start + name.length });
  };
  for (const match of text.matchAll(afterSign)) {
    const name = trimmed(match[1]!);
    if (name !== null) add(match.index + match[0].length - match[1]!.length, name);
  }
  for (const match of text.matchAll(anywhere)) {
    const next = /^\s+(\p{L}+)/u.exec(
      text.slice(match.index + match[0].length, match.index + match[0].length + 40),
    );
    if (next && noSurname.has(next[1]!.toLowerCase())) continue;
    for (const { start, name } of namesWithin(match[1]!)) add(match.index + start, name);
  }
  return found;
}

/** A name without what follows it but isn't of it; null where the first word begins none. */
function trimmed(name: string): string | null {
  const words = [...name.matchAll(/\S+/gu)];
  const stop = words.findIndex(([one]) => noName.has(one.toLowerCase()));
  if (stop === 0) return null;
  return stop < 0 ? name : name.slice(0, words[stop]!.index).trimEnd();
}

/** Given names in a run of capitalised words, each with what follows. */
function namesWithin(run: string): { start: number; name: string }[] {
  const words = [...run.matchAll(/\S+/gu)].map((match) => ({ word: match[0], start: match.index }));
  for (let at = 0; at < words.length; at++) {
    const plain = words[at]!.word.toLowerCase().split(/[-'’]/u)[0]!;
    const after = words[at + 1]?.word.toLowerCase();
    const isSure = firstNames.has(plain) || firstNames.has(words[at]!.word.toLowerCase());
    const isLikely = firstNamesAndWords.has(plain) && at === 0 && after !== undefined && !noName.has(after);
    const isBeforeSurname = after !== undefined && surnames.has(after) && !noName.has(plain);
    if (!isSure && !isLikely && !isBeforeSurname) continue;
    const rest = words.slice(at);
    if (rest.some(({ word: other }, place) => place > 0 && noSurname.has(other.toLowerCase()))) return [];
    const name = trimmed(run.slice(words[at]!.start));
    if (name !== null) return [{ start: words[at]!.start, name }];
  }
  return [];
}
