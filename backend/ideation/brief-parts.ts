import type { BriefFields } from '../../contract/projects.ts';
import { isContentWord } from './words.ts';

/** Everything a brief says, field by field. */
export function briefTexts({ title, problem, people, constraints, assets, success }: BriefFields): string[] {
  return [title, problem, people, constraints, assets, success];
}

/** What of a brief can stand in a sentence, by the place it can take there. */
export type BriefParts = Readonly<Record<PlaceName, readonly string[]>>;

export const placeNames = [
  'staff',
  'customer',
  'thing',
  'data',
  'place',
  'channel',
  'asset',
  'idea',
] as const;
export type PlaceName = (typeof placeNames)[number];

/** Longer than this, in words, a name is no name and a part is a sentence. */
const limits = { name: 4, part: 10 };

/** Where a name ends and what is said about it begins. */
const qualifier =
  /\s+(?:that|which|who|whose|for|with|of|from|in|on|by|at|after|before|behind|across|around|near|under|over|to|since|than|as|about|without|per|already|aged|nearby|free|full|half|far|trying|sharing|recovering|recording|living|working|driving|wanting|doing|coming|passing|needing|having|using|looking|facing|renovating|run by|owned by|used (?:by|for|as|in|on|one|only))\b.*$/i;

/** What a line of a list begins with. */
const bullet = /^[ \t]*(?:[-*+•–]|\d{1,2}[.)])[ \t]+/gm;

/** "Dog and cat owners" are one group; so are no "nurses and cat owners", nor "staff and ten drivers". */
const sharedNoun = /^\p{L}+[^s\P{L}]\s+and\s+\p{L}+\s+\p{L}+s\b/u;

/** "Two years of build logs" are build logs. */
const measureOf =
  /^(?:\S+\s+)?(?:years|months|weeks|boxes|folders|hundreds|thousands|plenty|lots|piles)\s+of\s+/i;

const article = /^(?:a|an|the|our|my|some|its|their|his|her)\s+/i;
const filler = /^(?:and|plus|also|many|mostly|often|in|with|of them|roughly)\s+/i;
const count =
  /^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|several|few|about|around|over)\s+/i;
/** So few are counted one by one: the people who run the thing. Larger numbers are those they serve. */
const smallCount = /^(?:[1-9]|1\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen)\s/i;

const dataWords =
  /\b(?:data|logs?|records?|recordings?|tickets|lists?|register|files?|notes|reviews|answers|history|histories|archives?|database|spreadsheets?|sheets?|statistics|sales|bookings|invoices|letters|e-?mails|questions|photos|photographs|films?|filmed|videos?|manuals?|recipes|plans?|maps?|diaries|surveys?|reports?|measurements|scans|receipts|orders|timetables?|recorded)\b/i;
const placeWords =
  /\b(?:rooms?|hall|shops?|store|yard|garden|wall|windows?|shelf|shelves|door|counter|kitchen|workshop|basement|cellar|roof|barn|shed|field|meadow|tables?|stairs|lobby|corridor|office|stage|library|gym|space|corner|benches|foyer|studio|church|school|café|cafe|bakery|warehouse|garage|canteen|playground|depot|terrace)\b/i;
const channelWords =
  /\b(?:radio|newsletter|website|app|phone|hotline|messages?|mailing|channel|posters?|noticeboard|screens?|loudspeakers?|forum|blog|group|followers|newspaper|magazine)\b/i;
const staffWords =
  /\b(?:staff|manager|bakers?|apprentices?|therapists?|nurses?|doctors?|teachers?|trainers?|coach(?:es)?|receptionists?|developers?|engineers?|drivers?|clerks?|volunteers?|helpers?|cooks?|waiters?|technicians?|mechanics?|editors?|planners?|librarians?|caretakers?|porters?|assistants?|crew|team|employees|farmers?|carpenters?|trainees?|supervisors?|agents?|vets?)\b/i;
/** Said of helpers, whatever they are called. */
const helping = /\bwho (?:also )?(?:helps?|volunteers?|works? (?:here|for us|with us))\b/i;
/** Said of those who live or work elsewhere: farmers around the town don't run the vet's practice. */
const elsewhere = /\b(?:around|near|nearby|across|next door)\b/i;
/** Letters that customers read reach them; they are no records. */
const isRead = /\breads?$/i;

/** Measures, which numbers count but which are no things. */
const units = new Set(
  `percent euros euro dollars pounds francs cents hours minutes seconds days nights weeks months years times kilometres
  kilometers metres meters miles kilos kilograms grams litres liters tonnes tons degrees points square cubic hectares
  acres degrees evenings mornings afternoons others ones of in gets has does takes was is goes comes makes leaves`.split(
    /\s+/,
  ),
);
const irregularPlurals = new Set(['people', 'children', 'women', 'men', 'sheep', 'fish', 'mice']);

/** Takes from a brief what openings can name: its team, its customers, what it counts, what it has. */
export function briefParts(brief: BriefFields): BriefParts {
  const people = listed(brief.people);
  const assets = listed(brief.assets);
  const isStaff = ({ name, original }: Listed) =>
    smallCount.test(name) ||
    helping.test(original) ||
    (staffWords.test(name) && !elsewhere.test(original.slice(name.length)));
  const isChannel = ({ name, original }: Listed) => channelWords.test(name) || isRead.test(original);
  return {
    staff: people.filter(isStaff).map(({ name }) => `the ${name.replace(count, '')}`),
    customer: people
      .filter((part) => !isStaff(part))
      .map(({ original, name }) => (article.test(original) ? `the ${name}` : name.replace(count, ''))),
    thing: countedThings(`${brief.problem} ${brief.title}`),
    data: assets.filter((part) => dataWords.test(part.name) && !isChannel(part)).map(withArticle),
    place: assets.filter(({ name }) => placeWords.test(name)).map(withArticle),
    channel: assets.filter(isChannel).map(withArticle),
    asset: assets.map(withArticle),
    // Filled where ideas grow on one another.
    idea: [],
  };
}

interface Listed {
  readonly original: string;
  readonly name: string;
}

/** The short parts of a list in words; sentences are left out. */
function listed(list: string): Listed[] {
  const items = list.replace(bullet, '').split(/,(?!\d{3})|[;.\n]/);
  return items.flatMap(groups).flatMap((part) => {
    const original = part.trim().replace(filler, '').replace(measureOf, '');
    const name = original.replace(article, '').replace(qualifier, '').trim();
    if (original.split(/\s+/).length > limits.part) return [];
    const words = name.replace(count, '').split(/\s+/);
    if (
      name.replace(count, '').length < 4 ||
      /^(?:no|two|three|with|where|when)\b/.test(name.replace(count, '')) ||
      words.length > limits.name
    )
      return [];
    if (!/^[\p{L}\d][\p{L}\d' ,-]*$/u.test(name)) return [];
    const isProperName = /^\p{Lu}\S*\s+\p{Lu}/u.test(name) || /^\p{Lu}{2}/u.test(name);
    return [{ original, name: isProperName ? name : name.charAt(0).toLowerCase() + name.slice(1) }];
  });
}

/** "Commuters and the retirement home" are two. */
function groups(item: string): string[] {
  const text = item.trim();
  const first = text.split(/\s/, 1)[0] ?? '';
  const isOne = sharedNoun.test(text) && !staffWords.test(first);
  return isOne ? [text] : text.split(/\s+and\s+/);
}

function withArticle({ name }: Listed): string {
  return `the ${name.replace(count, '')}`;
}

/** "A town of 30,000 treats": the number stands for people, and what follows is a verb. */
const inhabitants = /\b(?:town|city|village|district|island|population)\s+of\s+(?:about\s+|over\s+)?$/i;
/** "40 sells about 300": a word between two numbers is a verb. */
const anotherNumber = /^\s+(?:(?:about|around|nearly|almost|roughly|some|up to)\s+)?\d/i;

/** Plural nouns that the text counts with figures: "140 unsold loaves" gives "unsold loaves". */
function countedThings(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/\d[\d,.]*\s+(\p{L}[\p{L}-]*)(?=(?:\s+(\p{L}[\p{L}-]*))?)/gu)) {
    const [whole, first = '', second = ''] = match;
    const [a, b] = [first.toLowerCase(), second.toLowerCase()];
    if (units.has(a) || a === 'am' || a === 'pm') continue;
    if (inhabitants.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    if (anotherNumber.test(text.slice(match.index + whole.length, match.index + whole.length + 40))) continue;
    if (isPlural(a)) found.add(a);
    else if (isPlural(b) && isContentWord(a) && !units.has(b)) found.add(`${a} ${b}`);
  }
  return [...found];
}

function isPlural(word: string): boolean {
  return irregularPlurals.has(word) || (word.length > 3 && /[^su]s$/.test(word));
}
