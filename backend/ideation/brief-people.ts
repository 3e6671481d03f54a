import { isKnownAsName, type Listed } from './brief-list.ts';
import { contentStems, stemOf } from './words.ts';
import {
  served,
  working,
  perhapsWorking,
  trade,
  outsider,
  institution,
  apart,
  kin,
  oneOfTheHouse,
  notOfTheHouse,
  helping,
  elsewhere,
  pays,
  carrying,
  seeking,
  otherHouses,
  willing,
  many,
  countedStaff,
  hired,
  inCharge,
  tellsLittle,
} from './brief-roles.ts';

/** Who of a brief's people runs the thing, and whom it serves. Who may be either is left out. */
export interface People {
  readonly staff: readonly string[];
  readonly customer: readonly string[];
}

/** So few are counted one by one: the people who run the thing. Larger numbers are those they serve. */
const fewest = 19;

/** Somebody writes of nobody but themselves: "just me, fifteen publishers". */
const oneself = /(?:^|[,;.\n])\s*(?:just |only )?(?:me|myself|I)(?=\s*(?:$|[,;.\n(]|and\b|alone\b))/;

/** Few enough words that they can be said again and again. */
const saidOfThem = /^\S+ (?:of|with|without|over|under|aged)(?: \S+){1,2}$/i;

/** Said of the one who runs it: "a tuner working alone". */
const alone = /\b(?:working|works) (?:alone|on (?:his|her|their) own)\b/;

/** Whether the person who writes is named as one who runs it. */
export function writesOfOneself(people: string): boolean {
  return oneself.test(people.charAt(0).toLowerCase() + people.slice(1));
}

/** Those of some people whom a text names, all of them where it names none: whose problem it tells of is meant. */
export function namedIn(text: string, people: readonly string[]): readonly string[] {
  const said = contentStems(text);
  const named = people.filter((name) => said.has(stemOf(name.toLowerCase().split(' ').at(-1) ?? '')));
  return named.length > 0 ? named : people;
}

/** The same people, those who decide before the others. */
export function inChargeFirst(people: readonly string[]): readonly string[] {
  return [...people.filter((name) => inCharge.test(name)), ...people.filter((name) => !inCharge.test(name))];
}

/**
 * Tells the team from those it serves. `own` says whose brief it is: "a town library in Alentejo". Where somebody
 * writes of themselves, they are spoken to, and a few others are not taken for their team.
 */
export function peopleIn(parts: readonly Listed[], own: string, isOneself = false): People {
  const staff = new Set(isOneself ? ['you'] : []);
  const perhaps = new Set<string>();
  const customer = new Set<string>();
  for (const part of parts) {
    const person = personOf(part);
    if (!person) continue;
    const role = roleOf(isOneself ? { ...person, count: null } : person, own);
    if (role === 'staff') staff.add(`the ${person.name}`);
    else if (role === 'perhaps staff') perhaps.add(`the ${person.name}`);
    else if (role === 'customer') customer.add(nameOf(person));
  }
  return { staff: [...(staff.size > 0 ? staff : perhaps)], customer: [...customer] };
}

/** "People over 65" and "groups of friends" say who is meant only as a whole. */
function nameOf({ name, original }: Listed): string {
  const whole = tellsLittle.test(name) ? saidOfThem.exec(original) : null;
  return whole ? name + original.slice(name.length) : name;
}

/** A part without the name its person goes by: "owner Marek" is the owner. Null where nothing else is left. */
function personOf(part: Listed): Listed | null {
  const [first = '', ...more] = part.name.split(' ');
  if (part.isCapital && !isKnownAsName(first) && !/^\p{Lu}\S?\p{Lu}|-/u.test(first)) return null;
  const nameAt = more.findIndex((word) => /^\p{Lu}\p{Ll}/u.test(word) && !isKnownAsName(word));
  return nameAt < 0 ? part : { ...part, name: [first, ...more.slice(0, nameAt)].join(' '), article: 'the' };
}

type Role = 'staff' | 'perhaps staff' | 'customer';

/** What somebody is said to do decides first, then how many they are, then what they are called. */
function roleOf(person: Listed, own: string): Role | null {
  const { name, original, count } = person;
  const said = original.slice(original.indexOf(name) + name.length);
  const isApart = apart.test(name) || elsewhere.test(said);
  const isMany = many.test(name);
  const isFew = count !== null && count <= fewest;
  if (outsider.test(name) || carrying.test(name)) return null;
  if (pays.test(said) || seeking.test(said)) return isMany && !isAtWork(name, said) ? 'customer' : null;
  if (helping.test(original)) return 'staff';
  if (kin.test(name)) return isMany && isFew ? 'staff' : null;
  if (willing.test(name)) return isApart || (!isFew && isForeign(name, own)) ? null : 'staff';
  if (isMany && count !== 1) return roleOfMany(person, isFew, isApart || isForeign(name, own), said);
  return isApart ? null : roleOfOne(person, own);
}

/** Nurses may look for work, but no manager who pays is a customer. */
function isAtWork(name: string, said: string): boolean {
  return !seeking.test(said) && (working.test(name) || perhapsWorking.test(name));
}

function roleOfMany(
  { name, article }: Listed,
  isFew: boolean,
  isOfAnother: boolean,
  said: string,
): Role | null {
  if (isFew && countedStaff.test(name)) return 'staff';
  if (served.test(name)) return article === 'his' || article === 'her' ? null : 'customer';
  const isCertain = isFew || article === 'the' || article === 'our' || hired.test(name);
  if (isCertain) return isOfAnother || otherHouses.test(name) ? null : 'staff';
  if (!working.test(name) && !perhapsWorking.test(name)) return trade.test(name) ? null : 'customer';
  if (isOfAnother || /\swho\s/.test(said)) return null;
  return working.test(name) ? 'staff' : 'perhaps staff';
}

/** The part of one person, or of one that many make up. */
function roleOfOne({ name, original, article, count }: Listed, own: string): Role | null {
  if (notOfTheHouse.test(name) || isForeign(name, own) || name === 'person') return null;
  if (served.test(name) && !/\b(?:host|keeper|owner)/.test(name))
    return /\bcouple$/.test(name) ? 'staff' : null;
  const isSure = working.test(name);
  const isPerhaps = perhapsWorking.test(name);
  // "A" says that there are others: only who surely works somewhere is taken.
  if (/^an?$/.test(article)) {
    if (isSure || /\b(?:couple|board|owner|founder)$/.test(name) || alone.test(original)) return 'staff';
    return isPerhaps && !/\swho\s/.test(original) ? 'perhaps staff' : null;
  }
  const isNamed = article !== '' || count === 1 || isSure || isPerhaps || trade.test(name) || /\s/.test(name);
  return isNamed && (isSure || isPerhaps || oneOfTheHouse.test(name)) ? 'staff' : null;
}

/** "Town hall clerks" work at the town hall, unless the brief is one of a town hall. */
function isForeign(name: string, own: string): boolean {
  const before = name
    .toLowerCase()
    .split(/[\s-]+/)
    .slice(0, -1);
  const owner = before.find((word) => /['’]s?$/.test(word))?.replace(/['’]s?$/, '');
  if (owner !== undefined && !own.includes(owner)) return true;
  return before.some((word) => institution.has(word) && !own.includes(word));
}

/** Whose problem it is: the title, and what the problem's first sentence begins with. */
export function houseIn(title: string, problem: string): string {
  const start = /^.*?(?=[.!?](?:\s|$)|\s(?:by|near|beside|for|from|serves?|sells?|looks after)\s|$)/s.exec(
    problem,
  );
  return `${title} ${(start?.[0] ?? '').slice(0, 70)}`.toLowerCase();
}
