import { analysisTextLimit } from '../../../contract/analyse-data.ts';
import { textsOf, unpack, type AnalysisTable } from '../data/analysis-table.ts';
import type { StoredLabels, StoredVectors } from '../ports.ts';
import { kMeans } from '../../numerics/k-means.ts';
import { fitClassifier } from './classifier.ts';
import { groupsOf } from './learn-labels.ts';
import { probabilities } from './logistic.ts';

/** A row worth labelling next. */
export interface NextRow {
  readonly index: number;
  readonly why: 'unsure' | 'typical';
  readonly guesses: readonly { readonly label: string; readonly probability: number }[];
}

const mostTypicalClusters = 60;

/**
 * Rows whose labels would teach most. With examples of two labels: by margin sampling (Scheffer et al. 2001), the
 * least difference of the two likeliest labels, each weighed by how unlike the ones already chosen it is, so that no two
 * are alike. Before that: rows in the middle of clusters that have no label yet.
 */
export function nextToLabel(
  packed: Uint8Array,
  vectors: readonly StoredVectors[],
  labels: StoredLabels,
  count: number,
  checkpoint: () => void,
): NextRow[] {
  const texts = textsOf(unpack<AnalysisTable>(packed), analysisTextLimit);
  const given = new Map(labels);
  const labelledTexts = new Set(labels.map(([row]) => texts[row]!));
  const isOpen = (row: number) => !given.has(row) && !labelledTexts.has(texts[row]!);
  const groups = groupsOf(vectors, labels, texts, 1);
  if (groups.length === 0) return typical(vectors, given, isOpen, count, checkpoint);

  const candidates = groups.flatMap((group) => {
    const { model } = fitClassifier(group.examples, group.names.length, 1, checkpoint);
    const { rows, values, dimensions } = group.vectors;
    return Array.from(rows, (row, place) => {
      const p = probabilities(model, values, place * dimensions);
      const guesses = group.names
        .map((label, c) => ({ label, probability: p[c]! }))
        .sort((a, b) => b.probability - a.probability)
        .slice(0, 3);
      const unsure = 1 - (guesses[0]!.probability - guesses[1]!.probability);
      return { row, place, group: group.vectors, guesses, unsure, nearest: 0 };
    }).filter(({ row }) => isOpen(row));
  });
  const chosen: typeof candidates = [];
  const used = new Set<string>();
  while (chosen.length < count) {
    checkpoint();
    let best: (typeof candidates)[number] | null = null;
    let most = -1;
    for (const candidate of candidates) {
      const value = candidate.unsure * (1 - candidate.nearest);
      if (value > most && !used.has(texts[candidate.row]!)) [best, most] = [candidate, value];
    }
    if (best === null) break;
    chosen.push(best);
    used.add(texts[best.row]!);
    for (const candidate of candidates)
      if (candidate.group === best.group)
        candidate.nearest = Math.max(
          candidate.nearest,
          Math.max(0, cosine(candidate.group, candidate.place, best.place)),
        );
  }
  return chosen.map(({ row, guesses }) => ({ index: row, why: 'unsure', guesses }));
}

function typical(
  vectors: readonly StoredVectors[],
  given: ReadonlyMap<number, string>,
  isOpen: (row: number) => boolean,
  count: number,
  checkpoint: () => void,
): NextRow[] {
  // Of the language with most rows; the other one comes when this is learnt.
  const [own] = [...vectors].sort((a, b) => b.rows.length - a.rows.length);
  if (!own) return [];
  const k = Math.min(own.rows.length, mostTypicalClusters, count + given.size);
  const { of, middles } = kMeans(own.values, own.dimensions, k, 1, checkpoint, 1);
  const sizes = new Int32Array(k);
  const hasLabel = new Uint8Array(k);
  of.forEach((c, place) => {
    sizes[c]!++;
    if (given.has(own.rows[place]!)) hasLabel[c] = 1;
  });
  const order = [...sizes.keys()].sort((a, b) => hasLabel[a]! - hasLabel[b]! || sizes[b]! - sizes[a]!);
  return order
    .flatMap((c): NextRow[] => {
      let best = -1;
      let least = Infinity;
      of.forEach((cluster, place) => {
        if (cluster !== c || !isOpen(own.rows[place]!)) return;
        let far = 0;
        for (let d = 0; d < own.dimensions; d++)
          far += (own.values[place * own.dimensions + d]! - middles[c * own.dimensions + d]!) ** 2;
        if (far < least) [best, least] = [place, far];
      });
      return best < 0 ? [] : [{ index: own.rows[best]!, why: 'typical', guesses: [] }];
    })
    .slice(0, count);
}

function cosine({ values, dimensions }: StoredVectors, a: number, b: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += values[a * dimensions + d]! * values[b * dimensions + d]!;
  return sum;
}
