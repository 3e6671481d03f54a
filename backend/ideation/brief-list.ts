/** One part of a list in words: what a person or a thing is called, and what the list says besides. */
export interface Listed {
  /** As written, without what leads into it ("and", "mostly"). */
  readonly original: string;
  /** What it is called, without article, count and what is said about it: "second treatment room". */
  readonly name: string;
  /** "a", "the", "her" ..., lower-case; empty where there is none. */
  readonly article: string;
  /** How many: null where no count is given, infinite for "several" and what is too large to tell. */
  readonly count: number | null;
  /** A capital that stands in the middle of a sentence belongs to a name: "Samira", "Friday". */
  readonly isCapital: boolean;
}

/** Longer than this, in words, a name is no name and a part is a sentence. */
const limits = { name: 4, part: 12 };

/** Where a name ends and what is said about it begins. */
const qualifier =
  /\s+(?:that|which|who|whose|whom|where|when|for|with|of|from|in|on|by|at|after|before|behind|across|around|near|under|over|to|since|than|as|about|without|within|inside|outside|beside|between|along|against|above|below|towards?|until|till|per|if|but|because|so|not|only|already|aged|nearby|opposite|upstairs|downstairs|downtown|next door|away|alone|mostly|sometimes|always|often|still|every|each|no|nobody|everybody|everyone|named|called|nearing|facing|going|downwind|abroad|overseas|half|working(?=\s+(?:alone|on|at|in|for|from|with)\b)|(?:most|many|some|all|both|none)(?=\s+of\b)|far|home(?<=s home)|run|owned|used|like|such|plus|minus|up|an?|or|\d+(?=\s|$))\b.*$/i;
/** Adjectives that follow a noun only with something after them, or with nothing: "rooms free on weekdays". */
const trailing =
  /\s+(?:free|full|open|empty|idle|busy|available|new|worth|kept|left|sold|paid|rented|lent)(?:\s+(?:to|on|in|at|of|from|for|until|till|after|all|most|over|by|a|weekly|daily|monthly)\b.*)?$/i;
/** "Patients going home", "a bus passing the school"; "a text message booking" is a thing. */
const doing =
  /((?<=[^s\P{L}]s|people|children|men)\s+\p{L}+ing\b.*|\s+\p{L}{2,}ing\s+(?:in|on|at|for|with|from|to|by|a|an|the|their|two|three|\d\S*)\b.*)$/iu;
/** "A fenced field rented on Tuesdays": but a shed, a bed and a seed are things. */
const done =
  /(?<=\p{L}{2})\s+(?!\S*(?:shed|bed|seed|feed|hundred|sled|need|breed)$)\p{L}{3,}ed(?:\s+(?:out|in|off))?$/iu;

/** What a line of a list begins with. */
const bullet = /^[ \t]*(?:[-*+•–]|\d{1,2}[.)])[ \t]+/gm;
/** "Dog and cat owners" are one group; so are no "nurses and cat owners". */
const sharedNoun = /^(?!(?:staff|crew|team)\b)\p{L}+[^s\P{L}]\s+and\s+\p{L}+\s+\p{L}+s\b/iu;
const article = /^(?:an?|the|our|my|some|its|their|his|her|your)\s+/i;
/** "Two years of build logs" are build logs, and a drawer of client cards holds client cards. */
const measureOf =
  /^(?:\S+\s+){0,2}(?:years|months|weeks|boxes|folders|drawers|hundreds|thousands|dozens|plenty|lots|piles|stacks|folder|drawer|box|pile|stack|bundle|binder|collection|set|couple)\s+of\s+(?!(?:which|them|us)\b)/i;
const filler =
  /^(?:and|plus|also|many|mostly|mainly|often|most|all|both|roughly|about|around|over|nearly|almost|some|up to|with(?=\s\d)|a few|few|several|the usual)\s+(?!\p{L}+ing\b)/iu;
/** What goes on about the part before it and names nothing. */
const remark =
  /^(?:with|without|in|on|at|of|from|by|for|to|most|many|some|all|often|none|no|not|each|every|who|which|that|where|when|while|two of|three of|one of|including|especially|\p{L}+ing (?:in|on|at|for|with|from|to|by|alone|little|much|\d+))\b(?!\p{L}|-|')/iu;
/** What follows "and" still belongs to these words: "reports with street and hour". */
const goesOn = /\s(?:with|of|from|for|between|who|that|which)\s/i;
const figure = /^(?:an?|the|one|\d)/i;

const ones =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const tens = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const numeral = `(?:${ones.join('|')}|${tens}(?:-(?:${ones.join('|')}))?|hundreds?|thousands?|dozens?)`;
const counted = new RegExp(`^(?:(\\d[\\d,.]*)|(${numeral}(?:\\s+(?:and\\s+)?${numeral})*))\\s+`, 'i');
/** "The yard's three guides": whose they are says the rest. */
const ownersOf = new RegExp(`^(?:the\\s+)?\\p{L}+['’]s?\\s+(?=(?:\\d|${numeral}\\s))`, 'iu');

/** The short parts of a list in words; remarks and sentences are left out. */
export function listed(list: string): Listed[] {
  const sentences = list.replace(bullet, '').split(/[.;](?:\s|$)|\n/);
  return sentences.flatMap((sentence) =>
    sentence
      .split(/,(?!\d{3})/)
      .flatMap(groups)
      .flatMap((part, i) => read(part, i === 0) ?? []),
  );
}

/** "Commuters and the retirement home" are two. */
function groups(item: string): string[] {
  const text = item.trim();
  if (sharedNoun.test(text)) return [text];
  const [first = '', ...more] = text.split(/\s+and\s+/);
  const isOpen = goesOn.test(first) || remark.test(strip(first, filler));
  return [first, ...more.filter((part) => !isOpen || figure.test(part))];
}

function read(part: string, isStart: boolean): Listed | null {
  const original = part.trim();
  if (original.split(/\s+/).length > limits.part) return null;
  const said = strip(original, filler);
  if (remark.test(said)) return null;
  const plain = said.replace(measureOf, '').replace(ownersOf, '');
  const [own = ''] = article.exec(plain) ?? [];
  const rest = strip(plain.slice(own.length), filler);
  const [number = '', figures, words] = counted.exec(rest) ?? [];
  const isLead = isStart && plain.length === original.length && own === '' && number === '';
  const name = nameIn(strip(rest.slice(number.length), filler), isLead);
  if (!name) return null;
  const isCapital = !isLead && /^\p{Lu}/u.test(name);
  const count = number === '' ? null : amount(figures, words);
  return { original: said, name, article: own.trim().toLowerCase(), count, isCapital };
}

/** Without anything that leads into it, however many such words there are. */
function strip(text: string, lead: RegExp): string {
  const shorter = text.replace(lead, '');
  return shorter === text ? text : strip(shorter, lead);
}

function amount(figures: string | undefined, words = ''): number {
  if (figures !== undefined) return Number.parseFloat(figures.replace(/,/g, ''));
  const small = ones.indexOf(words.toLowerCase());
  return small < 0 ? Infinity : small;
}

function nameIn(text: string, isLead: boolean): string | null {
  const cut = text.replace(qualifier, '').replace(doing, '').replace(trailing, '').replace(done, '').trim();
  if (cut.length < 3 || cut.split(/\s+/).length > limits.name) return null;
  if (!/^[\p{L}\d][\p{L}\d'’ -]*$/u.test(cut) || /['’]s?$/.test(cut) || remark.test(cut)) return null;
  // The first word of a sentence has its capital from there, unless more of it is written so.
  const isWritten = /^\p{Lu}\S*\p{Lu}/u.test(cut) || isKnownAsName(cut);
  return isLead && !isWritten ? cut.charAt(0).toLowerCase() + cut.slice(1) : cut;
}

const alwaysCapital =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|June|July|August|September|October|November|December|Christmas|Easter|Spanish|English|French|German|Italian|Polish|Turkish|Chinese|Arabic|Greek|Dutch|Danish|Swedish|Russian|Ukrainian|Indian|Japanese|Korean|Portuguese)\b/;

/** True for a word that has its capital anywhere: "Friday", "Spanish". */
export function isKnownAsName(text: string): boolean {
  return alwaysCapital.test(text);
}
