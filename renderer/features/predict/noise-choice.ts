import type { InputOf } from '../../../contract/index.ts';
import type { ModelText } from './model-text.ts';
import { typedNumber } from '../../ui/typed-number.ts';

/** Noise for a merge as typed. */
export interface NoiseChoice {
  readonly start: ModelText | null;
  readonly epsilon: string;
  readonly clip: string;
}

export const emptyNoise: NoiseChoice = { start: null, epsilon: '5', clip: '1' };

type Noise = NonNullable<InputOf<'predict.mergeModels'>['noise']>;

/** What the backend is asked, or null while something is missing or won't do. */
export function noiseOf({ start, epsilon, clip }: NoiseChoice): Noise | null {
  const [e, c] = [typedNumber(epsilon), typedNumber(clip)];
  if (start === null || !(e > 0 && e <= 100) || !(c > 0 && c <= 1e6)) return null;
  return { start: { ...start }, epsilon: e, clip: c };
}
