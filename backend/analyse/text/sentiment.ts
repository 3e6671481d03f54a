import type { Polarity } from '../../../contract/analyse-results.ts';
import { fitLogistic, probabilities, type LinearModel } from '../learn/logistic.ts';
import type { SeedSentence } from '../ports.ts';
import { polarityByWords } from './polarity.ts';

/** In the order of the model's classes. */
const polarities: readonly Polarity[] = ['negative', 'neutral', 'positive'];
const penalty = 1e-3;
/** What the words of the text add to the log odds of its pole. */
const wordWeight = 1;
/** How a text feels. */
export interface Feeling {
  readonly polarity: Polarity;
  /** Probability of positive minus that of negative, -1 to 1. */
  readonly score: number;
}

/** A judge of texts in one language. */
export interface SentimentModel {
  readonly language: 'en' | 'zh';
  readonly linear: LinearModel;
}

/** Learns from the seed sentences and their vectors, row by row: logistic regression with three classes. */
export function learnSentiment(
  language: 'en' | 'zh',
  seeds: readonly SeedSentence[],
  vectors: Float32Array,
  checkpoint: () => void,
): SentimentModel {
  const dimensions = vectors.length / seeds.length;
  const classes = Int32Array.from(seeds, ({ polarity }) => polarities.indexOf(polarity));
  return { language, linear: fitLogistic({ dimensions, vectors, classes }, 3, penalty, checkpoint) };
}

/** How a text feels: what its vector says, and what its words say, as log odds added up. */
export function feel(model: SentimentModel, text: string, vectors: Float32Array, base: number): Feeling {
  const byVector = probabilities(model.linear, vectors, base);
  const byWords = polarityByWords(text, model.language);
  const odds = [-wordWeight * byWords, 0, wordWeight * byWords];
  const weights = polarities.map((_, c) => byVector[c]! * Math.exp(odds[c]!));
  const sum = weights[0]! + weights[1]! + weights[2]!;
  const best = weights.indexOf(Math.max(...weights));
  return { polarity: polarities[best]!, score: (weights[2]! - weights[0]!) / sum };
}
