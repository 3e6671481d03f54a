/** Words too common to say anything about a brief. */
const common = new Set(
  `about above after again against all almost also always among and another any anyone anything are around away back
  because been before being below between both but can cannot come comes could day days did does doing done down during
  each either else enough even evening ever every few find first five for four from full get gets give given gives goes
  going good had half has have having her here him his hour hours how into its itself just keep keeps know knows last
  later least leave less like likes long made make makes many may month months more morning most much must near nearly
  need needs never new next night nine no nobody none nor not nothing now off often old once one only open other others
  our out over own people per place problem put same say says see seen seven several she should since six some someone
  something soon still such take takes ten than that the their them then there these they thing things this those
  three through time times today together too town two under until upon use used uses using very want wants was way
  week weeks well went were what when where whether which while who whole why will with within without word work works
  would year years yet you your`.split(/\s+/),
);

/** A word or a number of a text, lower-case, with its place among them. */
export interface Term {
  readonly text: string;
  readonly index: number;
  readonly isNumber: boolean;
}

/** Words and numbers of a text in order; "1,200" is 1200, "31%" is 31. */
export function termsOf(text: string): Term[] {
  const found = text.toLowerCase().match(/\d+(?:[.,]\d+)*|[\p{L}][\p{L}'’-]*/gu) ?? [];
  return found.map((raw, index) => {
    const isNumber = /^\d/.test(raw);
    return { text: isNumber ? normalizeNumber(raw) : raw.replace(/['’]s$/, ''), index, isNumber };
  });
}

/** "1,200" and "1200" are one number; "2.10" keeps its point. */
function normalizeNumber(raw: string): string {
  const plain = raw.replace(/,(?=\d{3}(?:\D|$))/g, '');
  return String(Number.parseFloat(plain.replace(',', '.')));
}

/** A word cut to what its forms share, so that "loaves" meets "loaf" and "baked" meets "baking" often enough. */
export function stemOf(word: string): string {
  const plain = word
    .replace(/ves$/, 'f')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ings?|ers?|ed|es|s|e)$/, '');
  return (plain.length >= 3 ? plain : word).slice(0, 7);
}

/** True for a word that says something: not common, at least three letters. */
export function isContentWord(word: string): boolean {
  return word.length >= 3 && !common.has(word);
}

/** The sentences of a text, and the parts of long ones between commas and semicolons. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|[,;:]\s+/)
    .map((part) => part.trim())
    .filter((part) => termsOf(part).length >= 4);
}

/** Stems of the content words of a text, numbers left out. */
export function contentStems(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text: word, isNumber } of termsOf(text))
    if (!isNumber && isContentWord(word)) found.add(stemOf(word));
  return found;
}
