import type { MapPoint } from '../../contract/cluster.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { hashText } from '../numerics/random.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import { readIdeas, type ReadIdeas } from './idea-table.ts';
import type { ClusterParts } from './parts.ts';
import type { StoredMap, StoredPlace } from './ports.ts';

type Events = EventOf<'cluster.map'>;
type Step = Extract<Events, { type: 'progress' }>;
type Done = Extract<Events, { type: 'done' }>;

/** With fewer ideas than this there are no neighbourhoods to lay out. */
const fewestByMeaning = 5;
const usualSeed = 1;
/** A map of which less is left is laid out anew: most ideas would only be guests on it. */
const leastKnown = 0.5;

/** The map: laid out once and kept, newer ideas among their neighbours. */
export function createMapHandlers(parts: ClusterParts): Pick<Handlers, 'cluster.map'> {
  const { store, worker } = parts;

  const layOut = async (
    { table, modelSha256 }: ReadIdeas,
    seed: number,
    signal: AbortSignal,
    emit: (step: Step) => void,
  ): Promise<StoredMap> => {
    const timeLeft = createTimeLeft();
    const places = await worker.run(
      'cluster/lay-out',
      { values: table.values, dimensions: table.dimensions, seed },
      {
        signal,
        onProgress: (value) => {
          const { share } = value as { share: number };
          emit({ type: 'progress', phase: 'layout', share, remainingMs: timeLeft(share) });
        },
      },
    );
    return {
      seed,
      modelSha256,
      laidOutAt: Date.now(),
      places: table.ideaIds.map((ideaId, row) => ({
        ideaId,
        x: places[2 * row]!,
        y: places[2 * row + 1]!,
        textHash: hashText(table.texts[row]!),
        isPlaced: false,
      })),
    };
  };

  /** The places that are known, and those of the ideas that are new or say something else by now. */
  const extend = async ({ table }: ReadIdeas, map: StoredMap, signal: AbortSignal): Promise<StoredMap> => {
    const known = new Map(map.places.map((place) => [place.ideaId, place]));
    const kept: StoredPlace[] = [];
    const rows: number[] = [];
    const placed: { row: number; x: number; y: number }[] = [];
    table.ideaIds.forEach((ideaId, row) => {
      const place = known.get(ideaId);
      if (place?.textHash === hashText(table.texts[row]!)) {
        kept.push(place);
        placed.push({ row, x: place.x, y: place.y });
      } else rows.push(row);
    });
    if (rows.length === 0) return { ...map, places: kept };
    const { values, dimensions } = table;
    const found = await worker.run(
      'cluster/place',
      { values, dimensions, seed: map.seed, placed, rows },
      { signal },
    );
    const added = rows.map((row, at) => ({
      ideaId: table.ideaIds[row]!,
      ...found[at]!,
      textHash: hashText(table.texts[row]!),
      isPlaced: true,
    }));
    await store.savePlaces(added);
    return { ...map, places: [...kept, ...added] };
  };

  return {
    async *'cluster.map'({ projectId, anew = false, seed = usualSeed }, { signal }) {
      const done = yield* emitted<Step, Done>(async (emit) => {
        const read = await readIdeas(parts, projectId, 0, signal, (share) =>
          emit({ type: 'progress', phase: 'reading', share, remainingMs: null }),
        );
        const startedAt = performance.now();
        const stored = anew ? null : await store.getMap(projectId);
        const all = read.table.ideaIds.length;
        let map: StoredMap;
        if (all >= fewestByMeaning && stored && canExtend(stored, read))
          map = await extend(read, stored, signal);
        else {
          map = await layOut(read, seed, signal, emit);
          if (all >= fewestByMeaning) await store.saveMap(projectId, map);
        }
        return {
          type: 'done',
          points: [...map.places.map(toPoint), ...inTheMargin(read.others?.ideaIds ?? [])],
          placed: map.places.filter(({ isPlaced }) => isPlaced).length,
          byMeaning: all >= fewestByMeaning,
          seed: map.seed,
          laidOutAt: all >= fewestByMeaning ? map.laidOutAt : null,
          tookMs: performance.now() - startedAt,
        };
      });
      yield done;
    },
  };
}

function canExtend(stored: StoredMap, { table, modelSha256 }: ReadIdeas): boolean {
  if (stored.modelSha256 !== modelSha256) return false;
  const known = new Set(stored.places.flatMap(({ ideaId, isPlaced }) => (isPlaced ? [] : ideaId)));
  return table.ideaIds.filter((id) => known.has(id)).length >= leastKnown * table.ideaIds.length;
}

const toPoint = ({ ideaId, x, y }: MapPoint): MapPoint => ({ ideaId, x, y });

/** Ideas in another language can't be laid out among the others: they stand along the lower edge. */
function inTheMargin(ideaIds: readonly string[]): MapPoint[] {
  return ideaIds.map((ideaId, at) => ({ ideaId, x: (at + 0.5) / ideaIds.length, y: 1.06 }));
}
