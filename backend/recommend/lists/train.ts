import type { DeclinedReason } from '../../../contract/recommend-results.ts';
import type {
  AlgorithmId,
  ContenderId,
  Model,
  Settings,
  TrainingContext,
  TrainingData,
} from '../algorithm.ts';
import { algorithms } from '../algorithms/index.ts';
import { openBlend, type BlendPart } from '../blend.ts';
import type { Resident } from './resident.ts';

/** What models are trained with: the settings that the newest run chose, and its blend. */
export interface Recipe {
  readonly settings: Readonly<Partial<Record<AlgorithmId, Settings>>>;
  /** Weights of the blend; null without a run that fitted them. */
  readonly blend: Readonly<Partial<Record<AlgorithmId, number>>> | null;
}

export interface Refused {
  readonly id: ContenderId;
  readonly why: DeclinedReason;
}

/** A model with what it takes, without the seed, which is the same for all. */
type Context = Omit<TrainingContext, 'seed' | 'onProgress'> & {
  readonly onProgress: (contender: ContenderId, share: number) => void;
};

/** Trainings for lists are the same each time. */
const trainingSeed = 1;

/** Why a contender can't be used on this data; null when it can. */
export function refusalOf(
  { interactions, vectors }: Resident,
  id: ContenderId,
  recipe: Recipe,
  memoryLimitBytes: number,
): DeclinedReason | null {
  if (id === 'blend') return partsOf(recipe).length === 0 ? { reason: 'not-evaluated' } : null;
  return algorithms[id].decline({ interactions, itemVectors: vectors }, memoryLimitBytes);
}

/** Whether it needs no training. */
export function isReady({ models }: Resident, id: ContenderId, recipe: Recipe): boolean {
  return models.get(id)?.recipe === keyOf(id, recipe);
}

/** Trains those that aren't ready, and says which can't be. */
export async function trainModels(
  resident: Resident,
  ids: readonly ContenderId[],
  recipe: Recipe,
  context: Context,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  const wanted = ids.filter((id) => {
    const why = refusalOf(resident, id, recipe, context.memoryLimitBytes);
    if (why) refused.push({ id, why });
    return why === null;
  });
  const needed = new Set(wanted.flatMap((id) => (id === 'blend' ? partsOf(recipe) : [id])));
  const missing = [...needed].filter((id) => !isReady(resident, id, recipe));
  for (const [at, id] of missing.entries()) {
    const onProgress = (share: number) => context.onProgress(id, (at + share) / missing.length);
    onProgress(0);
    const data: TrainingData = { interactions: resident.interactions, itemVectors: resident.vectors };
    const settings = settingsOf(id, recipe);
    const state = await algorithms[id].train(data, settings, { ...context, onProgress, seed: trainingSeed });
    resident.models.set(id, { model: algorithms[id].open(state), recipe: keyOf(id, recipe) });
  }
  if (wanted.includes('blend') && !isReady(resident, 'blend', recipe)) {
    const parts = partsOf(recipe).map((id): BlendPart => ({
      model: resident.models.get(id)!.model,
      weight: recipe.blend![id]!,
    }));
    const model: Model = openBlend(parts as [BlendPart, ...BlendPart[]]);
    resident.models.set('blend', { model, recipe: keyOf('blend', recipe) });
  }
  return refused;
}

function settingsOf(id: AlgorithmId, { settings }: Recipe): Settings {
  return settings[id] ?? algorithms[id].grid[0];
}

function partsOf({ blend }: Recipe): AlgorithmId[] {
  if (!blend) return [];
  return (Object.keys(blend) as AlgorithmId[]).filter((id) => blend[id]! > 0);
}

function keyOf(id: ContenderId, recipe: Recipe): string {
  return JSON.stringify(
    id === 'blend'
      ? partsOf(recipe).map((part) => [keyOf(part, recipe), recipe.blend![part]])
      : settingsOf(id, recipe),
  );
}
