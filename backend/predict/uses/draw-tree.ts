import type { DrawableTree } from '../../../contract/predict-uses.ts';
import { featuresOf, type ColumnEncoder, type Encoder, type Scale } from '../encode/encoder.ts';
import type { TargetEncoder } from '../encode/target-encoder.ts';
import type { DecisionTreeModel } from '../models/model.ts';
import { shownNumber } from './predicted-row.ts';

/** A decision tree in the words of the data: thresholds are scaled back, and categories are named. */
export function drawTree({ tree }: DecisionTreeModel, encoder: Encoder, target: TargetEncoder): DrawableTree {
  const features = featuresOf(encoder);
  const nodes: DrawableTree['nodes'] = [];
  const visit = (node: number, depth: number) => {
    const at = tree.feature[node]!;
    const values = tree.values.slice(node * tree.outputs, (node + 1) * tree.outputs);
    const isLeaf = at < 0;
    const owner = isLeaf ? null : encoder.columns[features[at]!.column]!;
    const test = owner && labelOf(owner, features[at]!.name, tree.threshold[node]!);
    const [left, right] = [tree.left[node]!, tree.right[node]!];
    nodes.push({
      id: node,
      test: test && {
        column: owner.column,
        label: test.label,
        yes: test.isLeftYes ? left : right,
        no: test.isLeftYes ? right : left,
      },
      rows: Math.round(tree.cover[node]!),
      prediction: predictionOf(values, target),
      shares: target.task === 'regression' ? [] : [...values],
      depth,
    });
    if (isLeaf) return;
    visit(left, depth + 1);
    visit(right, depth + 1);
  };
  visit(0, 0);
  return { nodes, depth: nodes.reduce((most, { depth }) => Math.max(most, depth), 0) };
}

function predictionOf(values: Float64Array, target: TargetEncoder): string {
  if (target.task === 'regression') return shownNumber(values[0]!);
  return target.classes[values.indexOf(Math.max(...values))]!;
}

/** What a split asks. A row goes left when its feature is at most the threshold. */
function labelOf(
  encoder: ColumnEncoder,
  feature: string,
  threshold: number,
): { readonly label: string; readonly isLeftYes: boolean } {
  const upTo = (name: string, scale: Scale) => ({
    label: `${name} ≤ ${rounded(scale.mean + threshold * scale.deviation)}`,
    isLeftYes: true,
  });
  if (encoder.kind === 'number' && feature === encoder.column) return upTo(feature, encoder.scale);
  if (encoder.kind === 'date') {
    const part = encoder.parts.find((candidate) => feature === `${encoder.column} (${candidate.part})`);
    if (part?.part === 'ordinal') {
      const days = part.scale.mean + threshold * part.scale.deviation;
      return {
        label: `${encoder.column} ≤ ${new Date(days * 86_400_000).toISOString().slice(0, 10)}`,
        isLeftYes: true,
      };
    }
    if (part) return upTo(feature, part.scale);
  }
  if ('ranks' in encoder && encoder.ranks && feature === `${encoder.column} (rank)`)
    return upTo(feature, encoder.ranks.scale);
  // What is 0 or 1: the right side is where it holds.
  return { label: feature, isLeftYes: false };
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(5)));
}
