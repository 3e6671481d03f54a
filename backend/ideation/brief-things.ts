import type { Listed } from './brief-list.ts';
import { isContentWord } from './words.ts';

/** Measures, money, days and places, which numbers count but which nobody hands in, repairs or answers. */
const uncountable = new Set(
  `percent euros euro dollars pounds francs cents pence pesos crowns kronor rupees lira yen yuan shillings dinars cedis reais
  hours minutes seconds days nights weeks months years times evenings mornings afternoons weekends summers winters
  springs seasons terms decades kilometres kilometers metres meters miles millimetres centimetres kilos kilograms grams
  litres liters millilitres tonnes tons kilowatts watts degrees points square cubic hectares acres
  others ones kinds types sorts rounds floors storeys steps places spots sites lines rows levels lanes streets roads
  villages towns cities countries districts markets farms houses homes households shops stores schools firms companies
  clubs hotels restaurants clinics hospitals offices gets has does takes was goes comes makes leaves asks buys costs
  sells this across perhaps always sometimes unless less plus besides towards`.split(/\s+/),
);
const people = new Set(
  `people children women men adults families couples parents mothers fathers grandparents guests visitors customers
  clients patients residents tenants members readers buyers owners users pupils students learners beginners newcomers
  neighbours volunteers helpers staff workers employees partners friends elders seniors toddlers babies teenagers
  regulars apprentices trainees callers drivers teachers farmers passengers experts inhabitants islanders
  participants listeners viewers parties men strangers staff citizens researchers`.split(/\s+/),
);
const irregularPlurals = new Set(['sheep', 'fish', 'mice', 'geese', 'loaves', 'teeth']);

/** "A town of 30,000 treats": the number stands for people, and what follows is a verb. "1 in 20 asks" is one too. */
const inhabitants =
  /(?:\b(?:town|city|village|district|island|population|firm|team|staff)\s+of\s+(?:about\s+|over\s+)?|\b(?:1|one)\s+\p{L}*\s*(?:in|of)\s+(?:every\s+)?)$/iu;
/** "40 sells about 300": a word between two numbers is a verb. */
const anotherNumber = /^\s+(?:(?:about|around|nearly|almost|roughly|some|up to)\s+)?\d/i;
/** "300 pairs of crutches" are crutches. */
const measure = /^(?:pairs|kinds|types|sorts|copies|pieces|sets)\s+of\s+(?=\p{L}+s\b)/u;

/**
 * Plural nouns that the text counts with figures: "140 unsold loaves" gives "unsold loaves". Whoever the
 * brief names among its people is no thing.
 */
export function countedThings(text: string, named: readonly Listed[]): string[] {
  const persons = new Set([
    ...people,
    ...named.map(({ name }) => name.toLowerCase().split(' ').at(-1) ?? ''),
  ]);
  const found = new Set<string>();
  for (const match of text.matchAll(/\d+(?:[.,]\d+)*\s+(?=\p{L})/gu)) {
    const after = text.slice(match.index + match[0].length).replace(measure, '');
    const [whole, first = '', second = ''] =
      /^(\p{L}[\p{L}-]*)(?=(?:\s+(\p{L}[\p{L}-]*))?)/u.exec(after) ?? [];
    if (inhabitants.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    if (whole !== undefined && anotherNumber.test(after.slice(whole.length))) continue;
    const thing = thingIn(first, second, persons);
    if (thing) found.add(thing);
  }
  return [...found];
}

function thingIn(first: string, second: string, persons: ReadonlySet<string>): string | null {
  const isThing = (word: string) => isPlural(word) && !uncountable.has(word) && !persons.has(word);
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  if (/^(?:am|pm|things|items)$/.test(a) || uncountable.has(a) || persons.has(a)) return null;
  const isName = /^\p{Lu}/u.test(first);
  if (isThing(b) && isContentWord(a) && (!isPlural(a) || isName)) return `${isName ? first : a} ${b}`;
  return isThing(a) && !isName ? a : null;
}

function isPlural(word: string): boolean {
  return irregularPlurals.has(word) || (word.length > 3 && /[^su]s$/.test(word));
}
