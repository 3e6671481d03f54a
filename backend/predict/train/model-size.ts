import type { Model } from '../models/model.ts';

/** Weights of a linear model or a network, nodes of trees. */
export function modelSize(model: Model): number {
  switch (model.kind) {
    case 'baseline':
      return model.values.length;
    case 'linear':
      return model.weights.length + model.biases.length;
    case 'network':
      return model.layers.reduce((sum, { weights, biases }) => sum + weights.length + biases.length, 0);
    case 'tree':
      return model.tree.feature.length;
    case 'forest':
    case 'boosted':
      return model.trees.reduce((sum, { feature }) => sum + feature.length, 0);
  }
}
