import type { GroupProposal, GroupStability } from '../../contract/cluster.ts';
import { createRandom, randomOrder } from '../numerics/random.ts';
import type { JobContext } from '../workers/job.ts';
import { adjustedRand, bestJaccard } from './agreement.ts';
import { group, usualSmallest, type GroupSettings, type Grouping } from './group.ts';
import { nameGroups } from './name-groups.ts';
import { nearestRows } from './nearest.ts';
import { spectralSpace } from './spectral-space.ts';

/** Ideas as a worker gets them: ids, texts and vectors of length 1 in one order. */
export interface IdeaTable {
  readonly ideaIds: readonly string[];
  readonly texts: readonly string[];
  readonly values: Float32Array;
  readonly dimensions: number;
}

export interface ProposeInput extends IdeaTable {
  readonly method: GroupSettings['method'];
  readonly smallest: number | undefined;
  readonly count: number | undefined;
  readonly seed: number;
}

/** What the work says of itself. */
export interface ProposeProgress {
  readonly phase: 'neighbours' | 'grouping' | 'reruns';
  readonly share: number;
}

const reruns = 10;
/** Of the ideas in a rerun. Drawn without putting back: equal rows would be dense by themselves. */
const rerunShare = 0.8;
/** More than the graph wants: of those left after drawing there must be enough. */
const neighbours = 16;

/** Groups ideas, and finds out how well the groups hold (Hennig 2007: subsets, Jaccard similarity). */
export function propose(input: ProposeInput, context: JobContext): GroupProposal {
  const startedAt = performance.now();
  const tell = (progress: ProposeProgress) => context.progress(progress);
  const rows = input.ideaIds.length;
  const settings: GroupSettings = {
    method: input.method,
    smallest: input.smallest ?? usualSmallest(rows),
    count: input.count ?? null,
    seed: input.seed,
  };
  const nearest = nearestRows(input.values, input.dimensions, neighbours, context.checkpoint, (share) =>
    tell({ phase: 'neighbours', share: 0.2 * share }),
  );
  tell({ phase: 'grouping', share: 0.2 });
  const everyRow = Int32Array.from({ length: rows }, (_, row) => row);
  const found = largestFirst(
    group(spectralSpace(nearest, everyRow, input.seed, context.checkpoint), settings, context.checkpoint),
  );
  // A rerun looks for as many groups as were found, and for groups as small among fewer ideas.
  const again: GroupSettings = {
    ...settings,
    smallest: Math.max(2, Math.round(settings.smallest * rerunShare)),
    count: settings.method === 'k-means' ? found.k : null,
  };
  const jaccards = Array.from({ length: found.k }, (): number[] => []);
  let agreement = 0;
  for (let rerun = 0; rerun < reruns && found.k > 0; rerun++) {
    tell({ phase: 'reruns', share: 0.3 + (0.7 * rerun) / reruns });
    const seed = (input.seed + rerun + 1) >>> 0;
    const drawn = Int32Array.from(
      randomOrder(rows, createRandom(seed, 7)).slice(0, Math.ceil(rerunShare * rows)),
    );
    const other = group(
      spectralSpace(nearest, drawn, seed, context.checkpoint),
      { ...again, seed },
      context.checkpoint,
    );
    const of = Int32Array.from(drawn, (row) => found.of[row]!);
    bestJaccard(of, found.k, other.of).forEach((best, at) => jaccards[at]!.push(best));
    agreement += adjustedRand(of, other.of) / reruns;
  }
  const named = nameGroups(input.texts, found);
  const members = membersOf(found, input.ideaIds);
  return {
    method: input.method,
    smallest: settings.smallest,
    count: found.k,
    seed: input.seed,
    groups: members.inside.map((ideaIds, at) => ({
      ...named[at]!,
      nameBy: 'words',
      stability: stabilityOf(jaccards[at]!),
      ideaIds,
    })),
    outsideIds: members.outside,
    agreement: found.k === 0 ? null : agreement,
    tookMs: performance.now() - startedAt,
  };
}

/** A group of which less than half is found again has dissolved (Hennig 2008). */
function stabilityOf(jaccards: readonly number[]): GroupStability {
  return {
    reruns: jaccards.length,
    kept: jaccards.filter((jaccard) => jaccard > 0.5).length,
    jaccard: jaccards.reduce((sum, one) => sum + one, 0) / Math.max(1, jaccards.length),
  };
}

function largestFirst({ k, of }: Grouping): Grouping {
  const sizes = new Int32Array(k);
  for (const one of of) if (one >= 0) sizes[one]!++;
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]!);
  const placeOf = new Map(order.map((one, place) => [one, place]));
  return { k, of: of.map((one) => placeOf.get(one) ?? -1) };
}

function membersOf({ k, of }: Grouping, ideaIds: readonly string[]) {
  const inside = Array.from({ length: k }, (): string[] => []);
  const outside: string[] = [];
  of.forEach((one, row) => (one < 0 ? outside : inside[one]!).push(ideaIds[row]!));
  return { inside, outside };
}
