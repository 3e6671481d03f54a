/** Tokens before a place that are compared at most. */
const longest = 8;

/** So many of the newest tokens must have stood there before in this order. */
const least = 2;

/** After a match that is no longer than that, no more than this is foreseen. */
const shortFollow = 3;

/**
 * What may come next in a text that repeats itself or its prompt, as an answer that quotes does (prompt lookup, Saxena,
 * 2023): the tokens, `count` at most, that followed the place where most of the newest tokens stood before, the latest
 * such place; none where there is none.
 */
export function foresee(tokens: readonly number[], count: number): number[] {
  const end = tokens.length;
  let best = 0;
  let after = end;
  for (let place = end - 2; place >= 0 && best < longest; place--) {
    let same = 0;
    while (same < longest && same <= place && tokens[place - same] === tokens[end - 1 - same]) same++;
    if (same > best) {
      best = same;
      after = place + 1;
    }
  }
  if (best < least) return [];
  return tokens.slice(after, after + Math.min(count, best === least ? shortFollow : count));
}
