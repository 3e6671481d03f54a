import type { Sampling } from '../../contract/ideation.ts';

/** Usual settings with those that a person gave in their place. */
export function samplingWith(
  usual: Sampling,
  given: { readonly [Key in keyof Sampling]?: Sampling[Key] | undefined },
): Sampling {
  return {
    temperature: given.temperature ?? usual.temperature,
    topK: given.topK ?? usual.topK,
    topP: given.topP ?? usual.topP,
    minP: given.minP ?? usual.minP,
    repetitionPenalty: given.repetitionPenalty ?? usual.repetitionPenalty,
  };
}
