import { createRandom } from '../../../numerics/random.ts';
import { checkData } from '../check-data.ts';
import type { DecisionTreeModel, FitOptions, Tree, TrainingData } from '../model.ts';
import { binColumns } from './bin-columns.ts';
import { growTree } from './grow-tree.ts';
import { plainResponse } from './plain-response.ts';

export interface TreeSettings {
  readonly maxDepth: number;
  readonly minLeafRows: number;
}

/** Few enough levels to read the tree. */
export const treeDefaults: TreeSettings = { maxDepth: 5, minLeafRows: 5 };

/** One decision tree (CART: Breiman et al. 1984), splits by Gini impurity or squared error; missing values are fine. */
export function fitTree(
  data: TrainingData,
  options: FitOptions,
  settings: Partial<TreeSettings> = {},
): DecisionTreeModel {
  checkData(data);
  const { maxDepth, minLeafRows } = { ...treeDefaults, ...settings };
  const { features, target } = data;
  const { response, weights, outputs, mean } = plainResponse(target, options.classWeights);
  const { tree } = growTree(
    {
      binned: binColumns(features, options.checkpoint),
      rows: Int32Array.from({ length: features.rows }, (_, i) => i),
      weights,
      response,
      outputs,
      columnsPerSplit: null,
      random: createRandom(options.seed),
      checkpoint: options.checkpoint,
    },
    { maxLeaves: Infinity, maxDepth, minLeafRows, minLeafWeight: 0, l2: 0 },
  );
  return {
    kind: 'tree',
    columns: features.columns,
    classes: target.task === 'classes' ? target.classes : 0,
    tree: addToValues(tree, mean),
  };
}

/** The tree with the mean of the target given back to its values. */
export function addToValues(tree: Tree, amount: number): Tree {
  return amount === 0 ? tree : { ...tree, values: tree.values.map((value) => value + amount) };
}
