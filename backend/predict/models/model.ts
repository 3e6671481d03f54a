/**
 * The prepared columns of some rows, row by row. Float32, since that is what an exported ONNX graph is given: the app and
 * the file then see the same numbers. NaN is missing; only trees take it.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** What is to be predicted: a class number from 0 to `classes` - 1 for each row, or a number for each row. */
export type Target =
  | { readonly task: 'classes'; readonly classes: number; readonly values: Int32Array }
  | { readonly task: 'numbers'; readonly values: Float64Array };

export interface TrainingData {
  readonly features: Matrix;
  readonly target: Target;
}

/** One pass over the data (networks) or one round of trees (gradient boosting). */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean cross-entropy in nats, or mean squared error of the standardised target; without penalties. */
  readonly trainingLoss: number;
  /** The same over the validation share; null without one. */
  readonly validationLoss: number | null;
  /** Of networks, per layer from the input on: what back-propagation did in the last step of the epoch. */
  readonly layers?: readonly LayerReport[];
}

export interface LayerReport {
  /** Euclidean norms. */
  readonly weightNorm: number;
  readonly gradientNorm: number;
  /** Share of units that gave 0 for the whole last batch (dead ReLUs); 0 for the output layer. */
  readonly silentShare: number;
}

/** What a training is given besides data and settings. Same data, settings and seed: same model. */
export interface FitOptions {
  readonly seed: number;
  /** A weight for each class; left out: 1 each. For regressions without meaning. */
  readonly classWeights?: Float64Array | null;
  /** Throws once the work is called off; asked in every long loop. */
  readonly checkpoint?: () => void;
  readonly onEpoch?: (report: EpochReport) => void;
}

/** Same shape for every model: classes in target order, or one number. */
interface Outputs {
  readonly columns: number;
  /** 0: a regression. 2 or more: probabilities of so many classes. */
  readonly classes: number;
}

/** The most frequent class's shares, or the mean, whatever the row. */
export interface BaselineModel extends Outputs {
  readonly kind: 'baseline';
  /** Class shares, or one mean. */
  readonly values: Float64Array;
}

/**
 * Scores = bias + weights x row. Two classes: one score, logistic; more: one score a class, softmax; regression: the
 * score is the value.
 */
export interface LinearModel extends Outputs {
  readonly kind: 'linear';
  /** scores x columns, row by row. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  /** units x inputs, row by row. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * ReLU layers, then an output layer: one logistic unit for two classes, softmax for more, linear for a regression, whose
 * value is `mean + scale x unit` (the target was standardised).
 */
export interface NetworkModel extends Outputs {
  readonly kind: 'network';
  readonly layers: readonly DenseLayer[];
  readonly mean: number;
  readonly scale: number;
  /** Epoch whose weights these are, from 1. */
  readonly keptEpoch: number;
}

/**
 * A binary tree as parallel arrays; node 0 is the root. A row goes left when its value <= threshold (float32 numbers), or
 * when it is missing and `missingLeft` is 1.
 */
export interface Tree {
  /** Column asked; -1 in a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly missingLeft: Uint8Array;
  /** Weight of the training rows that came here. */
  readonly cover: Float64Array;
  /** How much the split lowered the loss, summed over rows; 0 in a leaf. */
  readonly gain: Float64Array;
  /** nodes x outputs; what a row that ends here is given. Filled in inner nodes too, for reading the tree. */
  readonly values: Float64Array;
  readonly outputs: number;
}

/** One readable tree; leaves hold class shares or the mean. */
export interface DecisionTreeModel extends Outputs {
  readonly kind: 'tree';
  readonly tree: Tree;
}

/** The mean of trees grown on resampled rows and columns. */
export interface ForestModel extends Outputs {
  readonly kind: 'forest';
  readonly trees: readonly Tree[];
}

/**
 * Scores = base + sum of trees. Two classes: one score, logistic; more: one score a class (tree i adds to score
 * i mod classes), softmax; regression: the score is the value. Each tree has one output.
 */
export interface BoostedModel extends Outputs {
  readonly kind: 'boosted';
  readonly base: Float64Array;
  readonly trees: readonly Tree[];
}

/** Plain data: can be cloned to a thread and stored. */
export type Model =
  BaselineModel | LinearModel | NetworkModel | DecisionTreeModel | ForestModel | BoostedModel;
