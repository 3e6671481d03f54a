import type { z } from 'zod';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { sampleIdSchema } from '../../contract/recommend-data.ts';
import type { ExportKind, RecommendedList } from '../../contract/recommend.ts';
import { topIndices } from '../numerics/top.ts';
import type { JobContext } from '../workers/job.ts';
import type { ContenderId, ItemVectors, Model } from './algorithm.ts';
import { algorithmIds } from './algorithm.ts';
import { itemKnn } from './algorithms/item-knn.ts';
import { algorithms } from './algorithms/index.ts';
import { blendPaper } from './blend.ts';
import { describingText } from './data/dataset-data.ts';
import { buildSample, importDataset, type ImportInput } from './data/import-dataset.ts';
import { itemView } from './data/item-view.ts';
import { overviewOf } from './data/overview.ts';
import { guessInteractionColumns, guessItemColumns } from './data/recognise-columns.ts';
import { searchItems, searchUsers } from './data/search.ts';
import { evaluateResident, type EvaluationInput } from './evaluation/evaluate-resident.ts';
import { mostQuestions } from './interview/interview.ts';
import { measureInterview, splitForInterview } from './interview/measure-interview.ts';
import { layoutVectors } from './lists/layout-vectors.ts';
import { createListMaker, rulesFor, shownList } from './lists/list-for.ts';
import { openResident, storedCatalogue, type Resident } from './lists/resident.ts';
import { isReady, refusalOf, trainModels, type Recipe } from './lists/train.ts';
import { historyFor, timeOf, type Who } from './lists/who.ts';
import { writeGorse, writeRecbole } from './out/hand-over-files.ts';
import { writeSimilar, writeTopN } from './out/list-files.ts';
import { createPieceWriter } from './out/piece.ts';
import { createPacer } from './pacer.ts';
import type { InvertMatrix, LayOut, StoredCatalogue, TableReader } from './ports.ts';

/** What the jobs need of others, in the worker's own thread. */
export interface RecommendJobParts {
  readonly tables: TableReader;
  readonly invert: InvertMatrix;
  readonly layOut: LayOut;
}

/** What one training may take: with it EASE goes up to about 8,000 items. */
const memoryLimitBytes = 2 ** 30;
const interviewUsers = 1000;
const resamples = 1000;

/** What is said while models are at work. */
export interface WorkProgress {
  readonly phase: 'tuning' | 'blending' | 'training' | 'testing' | 'laying-out' | 'writing';
  readonly contender: ContenderId | null;
  readonly share: number;
}

export type RecommendJobs = ReturnType<typeof createRecommendJobs>;

/**
 * The jobs of the recommender. A worker holds one dataset at a time with the models trained on it; every job that works
 * on a dataset expects that it was opened, which `recommend/holds` tells.
 */
export function createRecommendJobs({ tables, invert, layOut }: RecommendJobParts) {
  let held: Resident | null = null;

  const resident = (datasetId: string): Resident => {
    if (held?.datasetId !== datasetId) throw new Error('The dataset isn’t open in this worker.');
    return held;
  };
  const tell = (context: JobContext) => (progress: WorkProgress) => context.progress(progress);
  const training = (context: JobContext, contender: ContenderId | null) => ({
    ...{ invert, memoryLimitBytes, seed: 1, checkpoint: context.checkpoint },
    onProgress: (share: number) => tell(context)({ phase: 'training', contender, share }),
  });
  const train = (dataset: Resident, ids: readonly ContenderId[], recipe: Recipe, context: JobContext) =>
    trainModels(dataset, ids, recipe, {
      ...{ invert, memoryLimitBytes, checkpoint: context.checkpoint },
      onProgress: (contender, share) => tell(context)({ phase: 'training', contender, share }),
    });
  /** Each contender with its model, or why it has none. */
  const modelsOf = async (
    dataset: Resident,
    ids: readonly ContenderId[],
    recipe: Recipe,
    context: JobContext,
  ) => {
    const refused = await train(dataset, ids, recipe, context);
    return ids.map((id) => {
      const why = refused.find((refusal) => refusal.id === id)?.why ?? null;
      return why ? { id, why, model: null } : { id, why: null, model: dataset.models.get(id)!.model };
    });
  };

  return {
    'recommend/preview': (input: ParsedInputOf<'recommend.preview'>, context: JobContext) => {
      const { preview, cells } = tables.preview(input.source, input.options, {
        checkpoint: context.checkpoint,
        progress: () => undefined,
      });
      const guess =
        input.purpose === 'interactions'
          ? guessInteractionColumns(preview, cells)
          : guessItemColumns(preview);
      return { table: preview, guess };
    },

    'recommend/import': (input: ImportInput, context: JobContext) => {
      const { data, ...rest } = importDataset(input, tables, context);
      return { ...rest, catalogue: storedCatalogue(data), has: whatItHas(data) };
    },

    'recommend/sample': ({ sample, seed }: { sample: z.infer<typeof sampleIdSchema>; seed: number }) => {
      const { data, ...rest } = buildSample(sample, seed);
      return { ...rest, catalogue: storedCatalogue(data), has: whatItHas(data) };
    },

    'recommend/holds': ({ datasetId }: { datasetId: string }) => ({
      dataset: held?.datasetId === datasetId,
      vectors: held?.datasetId === datasetId && held.vectors !== null,
    }),
    'recommend/open': ({ datasetId, catalogue }: { datasetId: string; catalogue: StoredCatalogue }) => {
      // The old one goes before the new one comes, so that both never take room.
      held = null;
      held = openResident(datasetId, catalogue);
    },
    'recommend/texts': ({ datasetId }: { datasetId: string }) => {
      const { data } = resident(datasetId);
      return data.itemIds.map((_, item) => describingText(data.items, item));
    },
    'recommend/take-vectors': ({ datasetId, vectors }: { datasetId: string; vectors: ItemVectors }) => {
      resident(datasetId).vectors = vectors;
    },

    'recommend/overview': ({ datasetId }: { datasetId: string }) => {
      const { data, interactions } = resident(datasetId);
      return overviewOf(data, interactions);
    },
    'recommend/users': (input: ParsedInputOf<'recommend.users'>) =>
      searchUsers(resident(input.datasetId).data, input.search, input),
    'recommend/items': (input: ParsedInputOf<'recommend.items'>) => {
      const { data, interactions } = resident(input.datasetId);
      return searchItems(data, interactions, { search: input.search, category: input.category }, input);
    },

    'recommend/algorithms': (input: { datasetId: string; hasText: boolean; recipe: Recipe }) => {
      const dataset = resident(input.datasetId);
      return ([...algorithmIds, 'blend'] as const).map((id) => {
        const refusal = refusalOf(dataset, id, input.recipe, memoryLimitBytes);
        // Texts are read when they are first needed.
        const isUnread = refusal?.reason === 'no-item-text' && input.hasText;
        return {
          id,
          paper: id === 'blend' ? blendPaper : algorithms[id].paper,
          declined: isUnread ? null : refusal,
          isReady: isReady(dataset, id, input.recipe),
        };
      });
    },
    'recommend/evaluate': async (input: EvaluationInput & { datasetId: string }, context: JobContext) => {
      const evaluation = await evaluateResident(resident(input.datasetId), input, {
        ...{ invert, memoryLimitBytes, checkpoint: context.checkpoint },
        onProgress: ({ step, contender }, share) => tell(context)({ phase: step, contender, share }),
        onContender: (contender) => context.progress({ result: contender }),
        cpuMs: () => {
          const { user, system } = process.cpuUsage();
          return (user + system) / 1000;
        },
      });
      return { ...evaluation, peakBytes: process.resourceUsage().maxRSS * 1024 };
    },
    'recommend/train': async (
      input: { datasetId: string; contenders: readonly ContenderId[]; recipe: Recipe },
      context: JobContext,
    ) => train(resident(input.datasetId), input.contenders, input.recipe, context),

    'recommend/lists': async (
      input: ParsedInputOf<'recommend.recommend'> & { recipe: Recipe },
      context: JobContext,
    ) => {
      const dataset = resident(input.datasetId);
      const { data, interactions } = dataset;
      const history = historyFor(dataset, input.who, input.withoutItemIds);
      const user = input.who.kind === 'user' ? dataset.userOf(input.who.userId) : null;
      const maker = createListMaker(dataset, rulesFor(dataset, input.rules));
      const models = await modelsOf(dataset, input.contenders, input.recipe, context);
      const startedAt = performance.now();
      const lists = models.map(({ id, why, model }): RecommendedList =>
        model === null || history.items.length === 0
          ? { id, declined: why, items: [], removed: [] }
          : shownList(dataset, id, model, history, maker.ranked(model, history, input.k)),
      );
      const shown = Array.from(history.items, (item, at) => ({
        item: itemView(data, interactions, item),
        weight: history.weights[at]!,
        time: timeOf(dataset, user, item),
      }));
      shown.sort((a, b) => (b.time ?? -Infinity) - (a.time ?? -Infinity) || 0);
      return { history: shown, lists, tookMs: performance.now() - startedAt };
    },
    'recommend/similar': async (
      input: ParsedInputOf<'recommend.similar'> & { recipe: Recipe },
      context: JobContext,
    ) => {
      const dataset = resident(input.datasetId);
      const view = (item: number) => itemView(dataset.data, dataset.interactions, item);
      const item = dataset.itemOf(input.itemId);
      const models = await modelsOf(dataset, input.contenders, input.recipe, context);
      return {
        item: view(item),
        lists: models.map(({ id, why, model }) => ({
          id,
          declined: why,
          items: (model?.similarItems(item, input.k) ?? []).map(({ item: other, similarity }) => ({
            item: view(other),
            similarity,
          })),
        })),
      };
    },
    /** What speaks for an item, largest first; all of the history where the model has no reasons of its own. */
    'recommend/facts': async (
      input: {
        datasetId: string;
        who: Who;
        contender: ContenderId;
        itemId: string;
        withoutItemIds: string[];
        recipe: Recipe;
      },
      context: JobContext,
    ) => {
      const dataset = resident(input.datasetId);
      const view = (item: number) => itemView(dataset.data, dataset.interactions, item);
      const item = dataset.itemOf(input.itemId);
      const history = historyFor(dataset, input.who, input.withoutItemIds);
      const [entry] = await modelsOf(dataset, [input.contender], input.recipe, context);
      const reasons = entry!.model?.explain(history, item) ?? [];
      return {
        item: view(item),
        because: reasons
          .filter(({ amount }) => amount > 0)
          .slice(0, 3)
          .map(({ item: reason }) => view(reason)),
      };
    },
    'recommend/map': async (input: ParsedInputOf<'recommend.map'>, context: JobContext) => {
      const dataset = resident(input.datasetId);
      const { data, interactions } = dataset;
      const vectors = await layoutVectors(dataset, input.by, input.most, training(context, 'als'));
      const pace = createPacer({
        checkpoint: context.checkpoint,
        onProgress: (share) => tell(context)({ phase: 'laying-out', contender: null, share }),
      });
      const places = layOut(vectors.values, vectors.dimensions, input.seed, pace);
      return {
        points: vectors.items.map((item, at) => ({
          item: itemView(data, interactions, item),
          x: places[2 * at]!,
          y: places[2 * at + 1]!,
        })),
        leftOut: interactions.itemCount - vectors.items.length,
      };
    },

    'recommend/interview': (input: ParsedInputOf<'recommend.interview'>) => {
      const dataset = resident(input.datasetId);
      const { data, interactions } = dataset;
      const answers = input.answers.map(({ itemId, answer }) => ({ item: dataset.itemOf(itemId), answer }));
      const interview = dataset.interview();
      const next = interview.nextQuestion(answers);
      const skip = new Uint8Array(interactions.itemCount);
      for (const { item } of answers) skip[item] = 1;
      const scores = interview.score(answers);
      return {
        question: next === null ? null : itemView(data, interactions, next),
        asked: answers.length,
        most: mostQuestions,
        list: Array.from(topIndices(scores, input.k, skip), (item) => ({
          item: itemView(data, interactions, item),
          score: scores[item]!,
        })),
      };
    },
    'recommend/measure-interview': async (
      input: ParsedInputOf<'recommend.measureInterview'>,
      context: JobContext,
    ) => {
      const split = splitForInterview(resident(input.datasetId).interactions, input.seed, interviewUsers);
      const state = await itemKnn.train(
        { interactions: split.training, itemVectors: null },
        itemKnn.grid[0],
        training(context, 'item-knn'),
      );
      const pace = createPacer({
        checkpoint: context.checkpoint,
        onProgress: (share) => tell(context)({ phase: 'testing', contender: null, share }),
      });
      return measureInterview(split, itemKnn.open(state), { ...input, resamples }, pace);
    },

    /** Hands over pieces as progress, and says at the end how much there was. */
    'recommend/export': async (
      input: Pick<ParsedInputOf<'recommend.export'>, 'datasetId' | 'rules' | 'k'> & {
        kind: Exclude<ExportKind, 'report' | 'hand-over-guide'>;
        contender: ContenderId;
        recipe: Recipe;
      },
      context: JobContext,
    ) => {
      const dataset = resident(input.datasetId);
      const out = createPieceWriter((piece) => context.progress({ piece }));
      const pace = createPacer({
        checkpoint: context.checkpoint,
        onProgress: (share) => tell(context)({ phase: 'writing', contender: input.contender, share }),
      });
      const { kind, k } = input;
      if (kind === 'gorse') writeGorse(dataset.data, out);
      else if (kind === 'recbole') writeRecbole(dataset.data, out);
      else {
        const [entry] = await modelsOf(dataset, [input.contender], input.recipe, context);
        if (entry!.model === null) return { declined: entry!.why };
        const model: Model = entry!.model;
        const form = kind.endsWith('csv') ? 'csv' : 'json';
        const lists = createListMaker(dataset, rulesFor(dataset, input.rules));
        if (kind.startsWith('top-n')) writeTopN(dataset, { lists, model, k, form }, out, pace);
        else writeSimilar(dataset, { model, k, form }, out, pace);
      }
      return { declined: null, ...out.end() };
    },
  };
}

/** What is known of the items and interactions of a dataset. */
function whatItHas({ itemIds, items, byUser }: Parameters<typeof storedCatalogue>[0]) {
  return {
    times: byUser.times !== null,
    titles: items.titles.some((title) => title !== null),
    text: itemIds.some((_, item) => describingText(items, item) !== ''),
    categories: items.categories.some((category) => category !== null),
    prices: items.prices.some((price) => !Number.isNaN(price)),
    stock: items.stock.some((stock) => stock >= 0),
  };
}
