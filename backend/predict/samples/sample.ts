import type { PredictTask } from '../../../contract/predict-data.ts';
import type { Random } from '../../numerics/random.ts';

export type SampleLanguage = 'en' | 'zh-CN';

/** A text in both languages. */
export type Both = Readonly<Record<SampleLanguage, string>>;

/** A sample: rows drawn at random from a law that is known, so that what a model finds can be judged. */
export interface Sample {
  readonly name: Both;
  readonly description: Both;
  readonly task: PredictTask;
  readonly rows: number;
  /** The target is the last one. */
  readonly columns: readonly Both[];
  /** Draws the cells of one row; null is left empty. */
  draw(random: Random, row: number, language: SampleLanguage): readonly (string | number | null)[];
}

/** One of some words, each as likely as its weight says. */
export function pick<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices.at(-1)![0];
}

/** The logistic function: log odds to a probability. */
export function chance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** A number with so many decimals. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
