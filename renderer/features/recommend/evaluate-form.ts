import type { z } from 'zod';
import type { InputOf } from '../../../contract/index.ts';
import { parseSeed } from '../../ui/seed.ts';
import type { algorithmIdSchema, SplitChoice } from '../../../contract/recommend-results.ts';

export type AlgorithmId = z.infer<typeof algorithmIdSchema>;

/** How the next evaluation is set up; numbers are kept as typed. */
export interface EvaluateForm {
  readonly split: SplitChoice;
  /** Null: all that the data allows. */
  readonly algorithms: readonly AlgorithmId[] | null;
  readonly k: string;
  readonly seed: string;
}

export const emptyForm: EvaluateForm = { split: 'random', algorithms: null, k: '10', seed: '' };
export const listLimit = 100;

/** The length of the lists, or null for what is none. */
export function parseK(text: string): number | null {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
  return value >= 1 && value <= listLimit ? value : null;
}

/** What the backend is asked, or null while something in the form won't do. */
export function evaluateInput(form: EvaluateForm, datasetId: string): InputOf<'recommend.evaluate'> | null {
  const k = parseK(form.k);
  const seed = parseSeed(form.seed);
  if (k === null || seed === null || form.algorithms?.length === 0) return null;
  return { datasetId, split: form.split, k, seed, algorithms: form.algorithms?.slice() };
}
