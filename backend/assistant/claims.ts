/** Something in a sentence that is right or wrong: a number, a code, a name. */
export interface Claim {
  readonly kind: 'number' | 'code' | 'name';
  /** As it stands in the sentence. */
  readonly shown: string;
  /** In the one form by which claims are compared. */
  readonly value: string;
}

const numberWords = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, String(value)] as const)
    .concat([
      ['thirty', '30'],
      ['forty', '40'],
      ['fifty', '50'],
      ['sixty', '60'],
      ['seventy', '70'],
      ['eighty', '80'],
      ['ninety', '90'],
      ['hundred', '100'],
      ['thousand', '1000'],
      ['once', '1'],
      ['twice', '2'],
      ['dozen', '12'],
    ]),
);
/** "One" and its like count seldom; they are no claim by themselves. */
const weakNumberWords = new Set(['zero', 'one', 'once']);

/** Letters and digits together, or capitals joined by a hyphen: model numbers, error codes. */
const code =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*\d)(?=[\p{L}\p{N}-]*[A-Za-z])[A-Za-z\d]+(?:-[A-Za-z\d]+)*(?![\p{L}\p{N}])/gu;
const number =
  /(?<![\p{L}\p{N}])\d+(?:[.,:/\u2009\u202f\u00a0 ](?=\d))?(?:\d+(?:[.,:/\u2009\u202f\u00a0](?=\d))?)*/gu;
/** Units that stand against their number, so that "5km" is 5. */
const unitAtNumber = /^(\d+(?:[.,]\d+)*)(?:°?[a-zµ]{1,4}|[A-Z]{1,2}|%|°C|°F|kWh|dB|Hz)$/u;

/** Numbers, codes and names of a text. A name is a word with a capital that doesn't begin a sentence. */
export function claimsOf(text: string): Claim[] {
  const plain = text.normalize('NFKC').replace(/\[\d+\]/gu, ' ');
  const claims: Claim[] = [];
  let rest = plain.replace(code, (shown) => {
    const unit = unitAtNumber.exec(shown);
    if (unit) return `${unit[1] ?? ''} `;
    // "10am", "1st": the number is the claim.
    const ordinal = /^(\d+)(?:st|nd|rd|th|am|pm)$/iu.exec(shown);
    if (ordinal) return `${ordinal[1] ?? ''} `;
    claims.push({ kind: 'code', shown, value: shown.toUpperCase() });
    return ' '.repeat(shown.length);
  });
  rest = rest.replace(number, (shown) => {
    for (const part of shown.trim().split(/[/]/u))
      claims.push({ kind: 'number', shown: part, value: normalizeNumber(part) });
    return ' '.repeat(shown.length);
  });
  for (const [shown] of rest.matchAll(/(?<![\p{L}])\p{Ll}+(?![\p{L}])/giu)) {
    const value = numberWords.get(shown.toLowerCase());
    if (value !== undefined && !weakNumberWords.has(shown.toLowerCase()))
      claims.push({ kind: 'number', shown, value });
  }
  for (const match of rest.matchAll(/(?<=[\p{Ll}\p{N},;:]["'“‘(]?\s+["'“‘(]?)\p{Lu}[\p{L}’'-]+/gu))
    claims.push({ kind: 'name', shown: match[0], value: nameForm(match[0]) });
  return claims;
}

/** Claims of a sentence that the passages don't hold, as they stand in the sentence. */
export function unsupportedClaims(sentence: string, passages: readonly string[]): string[] {
  const sources = passages.join('\n');
  const held = new Set(claimsOf(sources).map(({ value }) => value));
  const words = new Set((sources.normalize('NFKC').match(/[\p{L}][\p{L}’'-]*/gu) ?? []).map(nameForm));
  const upper = sources.normalize('NFKC').toUpperCase();
  const isHeld = ({ kind, value }: Claim) => {
    if (held.has(value)) return true;
    if (kind === 'code') return upper.includes(value);
    return kind === 'name' && words.has(value);
  };
  return claimsOf(sentence)
    .filter((claim) => !isHeld(claim))
    .map(({ shown }) => shown.trim());
}

/**
 * "1,200", "1 200" and "1200" are one number, and "13.50" is "13.5"; a comma before other than three digits is a decimal
 * point. Times keep their colon.
 */
function normalizeNumber(shown: string): string {
  const plain = shown.replace(/[\u2009\u202f\u00a0 ](?=\d{3}(?!\d))/gu, '').trim();
  if (plain.includes(':')) return plain.replace(/^0(?=\d)/u, '');
  const grouped = plain.replace(/[,](?=\d{3}(?!\d))/gu, '').replace(',', '.');
  const points = grouped.split('.').length - 1;
  // 24.11.2026 and 1.20.3 are no decimal numbers.
  if (points > 1) return grouped;
  return grouped.includes('.') ? String(Number(grouped)) : grouped.replace(/^0+(?=\d)/u, '');
}

function nameForm(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/s$/u, '');
}
