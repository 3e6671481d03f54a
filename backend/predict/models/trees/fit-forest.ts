import { createRandom } from '../../../numerics/random.ts';
import { checkData } from '../check-data.ts';
import type { FitOptions, ForestModel, Tree, TrainingData } from '../model.ts';
import { binColumns } from './bin-columns.ts';
import { addToValues } from './fit-tree.ts';
import { growTree } from './grow-tree.ts';
import { plainResponse } from './plain-response.ts';

export interface ForestSettings {
  readonly trees: number;
  readonly maxDepth: number;
  /** Null: 1, and in large data one in 2,000 rows, so that the trees can be kept and sent. */
  readonly minLeafRows: number | null;
  /** Share of columns drawn for each split; null: the square root of their number for classes, a third for numbers. */
  readonly columnShare: number | null;
}

export const forestDefaults: ForestSettings = {
  trees: 100,
  maxDepth: Infinity,
  minLeafRows: null,
  columnShare: null,
};

/**
 * Random forest (Breiman 2001): trees on rows drawn with replacement and on columns drawn for each split; their mean.
 * Missing values are fine.
 */
export function fitForest(
  data: TrainingData,
  options: FitOptions,
  settings: Partial<ForestSettings> = {},
): ForestModel {
  checkData(data);
  const { features, target } = data;
  const chosen = { ...forestDefaults, ...settings };
  const { rows, columns } = features;
  const classes = target.task === 'classes' ? target.classes : 0;
  const share = chosen.columnShare ?? (classes > 0 ? 1 / Math.sqrt(columns) : 1 / 3);
  const binned = binColumns(features, options.checkpoint);
  const plain = plainResponse(target, options.classWeights);
  const trees: Tree[] = [];
  for (let t = 0; t < chosen.trees; t++) {
    const random = createRandom(options.seed, t);
    const times = new Float64Array(rows);
    for (let i = 0; i < rows; i++) times[Math.floor(random() * rows)]! += 1;
    const drawn = Int32Array.from({ length: rows }, (_, i) => i).filter((i) => times[i]! > 0);
    const response =
      plain.response instanceof Int32Array
        ? plain.response
        : plain.response.map((value, i) => value * times[i]!);
    const { tree } = growTree(
      {
        binned,
        rows: drawn,
        weights: plain.weights.map((weight, i) => weight * times[i]!),
        response,
        outputs: plain.outputs,
        columnsPerSplit: Math.min(columns, Math.max(1, Math.round(share * columns))),
        random,
        checkpoint: options.checkpoint,
      },
      {
        maxDepth: chosen.maxDepth,
        maxLeaves: Infinity,
        minLeafRows: chosen.minLeafRows ?? Math.max(1, Math.floor(rows / 2000)),
        minLeafWeight: 0,
        l2: 0,
      },
    );
    trees.push(addToValues(tree, plain.mean));
  }
  return { kind: 'forest', columns, classes, trees };
}
