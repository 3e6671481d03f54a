import type { Attribute, Constant, Node } from '../../onnx/model.ts';
import type { DenseLayer, Model, Tree } from '../models/model.ts';
import { scoreCount } from '../models/predict.ts';
import type { Graph } from './graph.ts';

/** The nodes and constants that lead from the input to the output of a model. */
type Body = Pick<Graph, 'nodes' | 'constants'>;

export const inputName = 'features';

/** The name of what a model gives: a probability for each class, or the value. */
export function outputName({ classes }: Model): string {
  return classes === 0 ? 'value' : 'probabilities';
}

/** A model as a graph of ONNX operators: features, as the encoder makes them, to probabilities or values. */
export function modelGraph(model: Model, notes: Graph['notes']): Graph {
  const output = outputName(model);
  return {
    name: model.kind,
    input: { name: inputName, dims: [model.columns] },
    output: { name: output, dims: [Math.max(1, model.classes)] },
    ...bodyOf(model, output),
    notes,
  };
}

function bodyOf(model: Model, output: string): Body {
  const units = scoreCount(model);
  switch (model.kind) {
    case 'baseline': {
      // Weights of 0: the same whatever the row.
      const weights = new Float64Array(units * model.columns);
      return dense([{ inputs: model.columns, units, weights, biases: model.values }], output);
    }
    case 'linear': {
      const { weights, biases } = model;
      const scores = dense([{ inputs: model.columns, units, weights, biases }], scoresName(model, output));
      return withProbabilities(scores, model, output);
    }
    case 'network':
      return withProbabilities(dense(unscaled(model), scoresName(model, output)), model, output);
    case 'tree':
      return trees([model.tree], units, () => null, 1, null, output);
    case 'forest':
      return trees(model.trees, units, () => null, 1 / model.trees.length, null, output);
    case 'boosted': {
      const scores = scoresName(model, output);
      const body = trees(model.trees, units, (tree) => tree % units, 1, model.base, scores);
      return withProbabilities(body, model, output);
    }
  }
}

function scoresName({ classes }: Model, output: string): string {
  return classes === 0 ? output : 'scores';
}

/** The last layer gives the target itself: what standardised it is worked into its weights. */
function unscaled({ layers, mean, scale, classes }: Extract<Model, { kind: 'network' }>): DenseLayer[] {
  const last = layers.at(-1)!;
  if (classes > 0) return [...layers];
  const ready = {
    ...last,
    weights: last.weights.map((weight) => weight * scale),
    biases: last.biases.map((bias) => bias * scale + mean),
  };
  return [...layers.slice(0, -1), ready];
}

/** Layers with a ReLU between them. */
function dense(layers: readonly DenseLayer[], output: string): Body {
  const nodes: Node[] = [];
  const constants: Constant[] = [];
  let from = inputName;
  layers.forEach(({ inputs, units, weights, biases }, at) => {
    const isLast = at === layers.length - 1;
    constants.push({ name: `weights${at}`, dims: [units, inputs], values: Float32Array.from(weights) });
    constants.push({ name: `biases${at}`, dims: [units], values: Float32Array.from(biases) });
    const sum = isLast ? output : `sum${at}`;
    nodes.push({
      operator: 'Gemm',
      inputs: [from, `weights${at}`, `biases${at}`],
      outputs: [sum],
      attributes: { transB: 1 },
    });
    if (!isLast) nodes.push({ operator: 'Relu', inputs: [sum], outputs: [`relu${at}`] });
    from = `relu${at}`;
  });
  return { nodes, constants };
}

/** Scores to probabilities: logistic for two classes, softmax for more; numbers stay as they are. */
function withProbabilities({ nodes, constants }: Body, { classes }: Model, output: string): Body {
  if (classes === 0) return { nodes, constants };
  if (classes > 2) {
    const softmax = { operator: 'Softmax', inputs: ['scores'], outputs: [output], attributes: { axis: 1 } };
    return { nodes: [...nodes, softmax], constants };
  }
  return {
    nodes: [
      ...nodes,
      { operator: 'Sigmoid', inputs: ['scores'], outputs: ['second'] },
      { operator: 'Sub', inputs: ['one', 'second'], outputs: ['first'] },
      { operator: 'Concat', inputs: ['first', 'second'], outputs: [output], attributes: { axis: 1 } },
    ],
    constants: [...constants, { name: 'one', dims: [1, 1], values: Float32Array.of(1) }],
  };
}

/**
 * The sum of trees as one node of ONNX's ML operators. `scoreOf` says to which score a tree with one output adds; null:
 * each of its outputs to the score of its own number.
 */
function trees(
  all: readonly Tree[],
  scores: number,
  scoreOf: (tree: number) => number | null,
  factor: number,
  base: Float64Array | null,
  output: string,
): Body {
  const nodes = { tree: [], id: [], feature: [], yes: [], no: [], missing: [] } as Record<string, number[]>;
  const modes: string[] = [];
  const thresholds: number[] = [];
  const leaves = { tree: [], id: [], score: [] } as Record<string, number[]>;
  const amounts: number[] = [];
  all.forEach((tree, t) => {
    tree.feature.forEach((feature, node) => {
      const isLeaf = feature < 0;
      nodes.tree!.push(t);
      nodes.id!.push(node);
      nodes.feature!.push(isLeaf ? 0 : feature);
      nodes.yes!.push(isLeaf ? 0 : tree.left[node]!);
      nodes.no!.push(isLeaf ? 0 : tree.right[node]!);
      nodes.missing!.push(isLeaf ? 0 : tree.missingLeft[node]!);
      modes.push(isLeaf ? 'LEAF' : 'BRANCH_LEQ');
      thresholds.push(isLeaf ? 0 : tree.threshold[node]!);
      if (!isLeaf) return;
      for (let k = 0; k < tree.outputs; k++) {
        leaves.tree!.push(t);
        leaves.id!.push(node);
        leaves.score!.push(scoreOf(t) ?? k);
        amounts.push(factor * tree.values[node * tree.outputs + k]!);
      }
    });
  });
  const attributes: Record<string, Attribute> = {
    nodes_treeids: nodes.tree!,
    nodes_nodeids: nodes.id!,
    nodes_featureids: nodes.feature!,
    nodes_modes: modes,
    nodes_values: Float32Array.from(thresholds),
    nodes_truenodeids: nodes.yes!,
    nodes_falsenodeids: nodes.no!,
    nodes_missing_value_tracks_true: nodes.missing!,
    target_treeids: leaves.tree!,
    target_nodeids: leaves.id!,
    target_ids: leaves.score!,
    target_weights: Float32Array.from(amounts),
    n_targets: scores,
    ...(base ? { base_values: Float32Array.from(base) } : {}),
  };
  const node = {
    operator: 'TreeEnsembleRegressor',
    domain: 'ai.onnx.ml',
    inputs: [inputName],
    outputs: [output],
    attributes,
  };
  return { nodes: [node], constants: [] };
}
