import type { Model, Paper } from './algorithm.ts';
import type { History } from './history.ts';

export const blendPaper: Paper = {
  authors: 'Burke',
  year: 2002,
  title: 'Hybrid Recommender Systems: Survey and Experiments',
  where: 'User Modeling and User-Adapted Interaction 12, section 2.3.1 (weighted hybrid)',
};

/** A part of a blend: a model, and the weight of its standardised scores. */
export interface BlendPart {
  readonly model: Model;
  /** Not negative; the weights of a blend add up to 1. */
  readonly weight: number;
}

/**
 * A model that adds up the standardised scores of others, so that models whose scores are of different sizes are
 * heard by their weights. Its scores are no sum over the history, so it gives no reasons of its own; those of its
 * parts hold for their lists.
 */
export function openBlend(parts: readonly [BlendPart, ...BlendPart[]]): Model {
  const heard = parts.filter(({ weight }) => weight > 0);
  const { itemCount } = parts[0].model;
  return {
    itemCount,
    score: (history) => {
      const scores = new Float32Array(itemCount);
      for (const { model, weight } of heard) {
        const part = standardized(model.score(history), history);
        for (let item = 0; item < itemCount; item++) scores[item]! += weight * part[item]!;
      }
      return scores;
    },
    explain: () => null,
    similarItems: (item, count) => {
      const [heaviest] = [...heard].sort((a, b) => b.weight - a.weight);
      return heaviest?.model.similarItems(item, count) ?? [];
    },
    bytes: heard.reduce((sum, { model }) => sum + model.bytes, 0),
  };
}

/**
 * Scores less their mean, divided by their standard deviation, both over the items that aren't in the history.
 * Scores that are all alike become 0. Works in place.
 */
export function standardized(scores: Float32Array, history: History): Float32Array {
  let count = scores.length - history.items.length;
  let sum = 0;
  let squares = 0;
  for (let item = 0; item < scores.length; item++) sum += scores[item]!;
  for (const item of history.items) sum -= scores[item]!;
  count = Math.max(count, 1);
  const mean = sum / count;
  for (let item = 0; item < scores.length; item++) squares += (scores[item]! - mean) ** 2;
  for (const item of history.items) squares -= (scores[item]! - mean) ** 2;
  const deviation = Math.sqrt(Math.max(squares, 0) / count);
  const scale = deviation > 1e-9 * (Math.abs(mean) + 1e-9) ? 1 / deviation : 0;
  for (let item = 0; item < scores.length; item++) scores[item] = (scores[item]! - mean) * scale;
  return scores;
}
