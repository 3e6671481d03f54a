import type { RecommenderRun } from '../../contract/recommend-results.ts';
import type { Recipe } from './lists/train.ts';
import type { RecommendStore } from './ports.ts';

/** What the newest run of a dataset chose; nothing where there is none. */
export async function newestRecipe(store: RecommendStore, datasetId: string): Promise<Recipe> {
  const [run] = await store.listRuns(datasetId);
  return run ? recipeOf(run) : { settings: {}, blend: null };
}

function recipeOf({ contenders }: RecommenderRun): Recipe {
  const blend = contenders.find(({ id }) => id === 'blend')?.weights ?? null;
  const settings = contenders
    .filter(({ id }) => id !== 'blend')
    .map(({ id, settings: chosen }) => [id, chosen]);
  return { settings: Object.fromEntries(settings) as Recipe['settings'], blend };
}
