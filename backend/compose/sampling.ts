import type { Sampling } from '../../contract/ideation.ts';

/** Usual settings with those that a person gave in their place. */
export function samplingWith(
  usual: Sampling,
  given: { readonly [Key in keyof Sampling]?: Sampling[Key] | undefined },
): Sampling {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...usual, ...set };
}
