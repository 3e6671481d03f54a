import type { Tokenizer } from './tokenizer.ts';

/** What a later character may still be joined to: the last run of letters, digits, spaces or signs, with a space before it. */
const openEnd = / ?(?:[\p{L}\p{M}]+|\p{N}+|\s+|[^\s\p{L}\p{M}\p{N}]+)$/u;

/**
 * The tokens of a text that has to follow a token, split as the model was taught to see them: together with that token, and
 * without the end of the text, whose tokens may become others when more follows. None where the text is split within
 * a character.
 */
export function settledTokens(
  tokenizer: Pick<Tokenizer, 'encode' | 'decode'>,
  newest: number,
  text: string,
): readonly number[] {
  const whole = text.replace(/\uFFFD.*$/su, '');
  const sure = whole.replace(openEnd, '');
  if (sure === '') return [];
  const joined = tokenizer.encode(tokenizer.decode([newest]) + whole);
  const tokens = joined[0] === newest ? joined.slice(1) : tokenizer.encode(whole);
  let count = tokens.length;
  while (count > 0 && !sure.startsWith(tokenizer.decode(tokens.slice(0, count)))) count--;
  return tokens.slice(0, count);
}
