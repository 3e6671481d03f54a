const words = [
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'fifteen'],
  ...['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety', 'hundred', 'thousand'],
  ...['million', 'dozen', 'half', 'twice', 'third', 'quarter'],
];
const figure = new RegExp(String.raw`\d+(?:[.,]\d+)*|\b(?:${words.join('|')})s?\b`, 'giu');

/** The first number of a sentence, in figures or words, that stands nowhere in what it was written about; else null. */
export function madeUpNumber(sentence: string, about: string): string | null {
  const known = new Set(numbersOf(about));
  return numbersOf(sentence).find((number) => !known.has(number)) ?? null;
}

function numbersOf(text: string): string[] {
  return (text.match(figure) ?? []).map((number) => number.toLowerCase().replace(/(?<=[a-z])s$/, ''));
}
