export interface NetworkSettings {
  /** Units of each hidden layer, from the input on. */
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  /** Step size of Adam. */
  readonly learningRate: number;
  /** Penalty on the sum of absolute weights, added to the mean loss; biases are free. */
  readonly l1: number;
  /** Half of this times the squared weights is added to the mean loss. */
  readonly l2: number;
  /** Share of hidden units left out in each step. */
  readonly dropout: number;
  /** Share of the rows kept aside to watch the loss on. 0: all are learnt from. */
  readonly validationShare: number;
  /** Stop when the validation loss hasn't become better for so many epochs; null: go on to the end. */
  readonly patience: number | null;
  /**
   * With fewer rows than this and `patience`, the network is trained again on all rows, for as many epochs as were best:
   * rows kept aside are missed where there are few. The losses told are those of the first training.
   */
  readonly refitBelow: number;
}

/** The article's network as it stands there (section 2.8). */
export const articleNetwork: NetworkSettings = {
  hidden: [10],
  epochs: 10,
  batchSize: 32,
  learningRate: 0.001,
  l1: 0,
  l2: 0,
  dropout: 0,
  validationShare: 0,
  patience: null,
  refitBelow: 0,
};

/** Settings that do well on most tables. */
export const usualNetwork: NetworkSettings = {
  hidden: [64, 32],
  epochs: 300,
  batchSize: 32,
  learningRate: 0.001,
  l1: 0,
  l2: 0.0001,
  dropout: 0,
  validationShare: 0.2,
  patience: 10,
  refitBelow: 5000,
};
