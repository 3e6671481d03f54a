import type { AccuracyMetric } from '../metrics.ts';
import type { RankedLists } from './ranking.ts';
import type { TestCases } from './split.ts';

/** A value of every metric for each case. */
export type AccuracyByCase = Readonly<Record<AccuracyMetric, Float64Array>>;

/**
 * The accuracy of each list, all with relevance 0 or 1 and cut off at k:
 * nDCG: sum of 1 / log2(rank + 1) over hits, as a share of the highest possible (Järvelin and Kekäläinen 2002, TOIS
 * 20, page 428); recall: hits / relevant; precision: hits / k; hit rate: 1 with a hit; MRR: 1 / rank of the first hit;
 * MAP: mean precision at hits, of min(k, relevant).
 */
export function accuracyByCase({ k, items }: RankedLists, { users, relevant }: TestCases): AccuracyByCase {
  const values = () => new Float64Array(users.length);
  const result = {
    ndcg: values(),
    recall: values(),
    precision: values(),
    hitRate: values(),
    mrr: values(),
    map: values(),
  };
  const isRelevant = new Uint8Array(relevant.columnCount);
  users.forEach((user, at) => {
    const wanted = relevant.columns.subarray(relevant.starts[user], relevant.starts[user + 1]);
    for (const item of wanted) isRelevant[item] = 1;
    const one = accuracyOfList(
      items.subarray(at * k, (at + 1) * k),
      (item) => isRelevant[item] === 1,
      wanted.length,
    );
    for (const item of wanted) isRelevant[item] = 0;
    for (const metric of Object.keys(result) as AccuracyMetric[]) result[metric][at] = one[metric];
  });
  return result;
}

/** Accuracy of one list (-1 ends it early), of `relevantCount` > 0 relevant items. */
export function accuracyOfList(
  list: Int32Array,
  isRelevant: (item: number) => boolean,
  relevantCount: number,
): Record<AccuracyMetric, number> {
  const k = list.length;
  let hits = 0;
  let gain = 0;
  let ideal = 0;
  let precisions = 0;
  let first = 0;
  for (let rank = 1; rank <= k; rank++) {
    const discount = 1 / Math.log2(rank + 1);
    if (rank <= relevantCount) ideal += discount;
    const item = list[rank - 1]!;
    if (item < 0 || !isRelevant(item)) continue;
    hits++;
    gain += discount;
    precisions += hits / rank;
    if (first === 0) first = rank;
  }
  return {
    ndcg: gain / ideal,
    recall: hits / relevantCount,
    precision: hits / k,
    hitRate: hits > 0 ? 1 : 0,
    mrr: first > 0 ? 1 / first : 0,
    map: precisions / Math.min(k, relevantCount),
  };
}
