import { sentencesOf } from '../../wording/words.ts';

/** Goes on about the part before it: "Ruth and Emil, who own the hire" are one. */
const goesOn =
  /^(?:who|whom|whose|which|that|where|when|while|by|until|till|because|so|but|or|not|nor|instead|including|especially|with|without)\b/iu;

/** An item of a Markdown list. */
const bullet = /^[ \t]*(?:[-*+•–]|\d{1,2}[.)])[ \t]+/u;

/**
 * The texts that a text is made of, line by line: its sentences, and of a list in words its parts. A list with
 * semicolons is parted there alone, since its commas belong to the parts.
 */
export function piecesOf(text: string, isList: boolean): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(bullet, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const sentences = sentencesOf(line).map(({ start, end }) => line.slice(start, end));
      return isList ? sentences.flatMap(partsOf) : sentences;
    });
}

function partsOf(sentence: string): string[] {
  const plain = sentence.replace(/[.;。；]$/u, '');
  // "30,000" is one number.
  const between = /[;；]/u.test(plain) ? /[;；]\s*(?:and\s+)?/u : /(?:,(?!\d{3})|[，、])\s*(?:and\s+)?/u;
  const parts: string[] = [];
  for (const part of plain.split(between).map((one) => one.trim())) {
    if (part === '') continue;
    const before = parts.at(-1);
    if (before !== undefined && goesOn.test(part)) parts[parts.length - 1] = `${before}, ${part}`;
    else parts.push(part);
  }
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1));
}
