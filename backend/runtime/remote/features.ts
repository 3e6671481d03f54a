/** What a server is asked for beyond the plainest request, until it says that it doesn't know it. */
export interface Features {
  /** `response_format` with a JSON schema. */
  schema: boolean;
  /** `logprobs`: how likely each token was. */
  logProbabilities: boolean;
  /** `seed`. */
  seed: boolean;
}

/** Words by which a refusal names what it is about. */
const names: readonly (readonly [keyof Features, RegExp])[] = [
  ['schema', /response_format|json_?schema|structured|grammar|guided/iu],
  ['logProbabilities', /log_?probs?/iu],
  ['seed', /\bseed\b/iu],
];

/**
 * Gives up what a refusal is about: what it names, else, of what was asked for, what fewest servers know. False when there
 * is nothing left to give up.
 */
export function giveUp(features: Features, asked: Partial<Features>, refusal: string): boolean {
  const wanted = names.filter(([name]) => features[name] && asked[name]);
  const [name] = wanted.find(([, words]) => words.test(refusal)) ?? [];
  const given =
    name ?? (['logProbabilities', 'schema', 'seed'] as const).find((one) => features[one] && asked[one]);
  if (!given) return false;
  features[given] = false;
  return true;
}
