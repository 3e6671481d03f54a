import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import type { Dataset } from '../../contract/recommend-data.ts';
import type { ImportProgress } from './data/import-dataset.ts';
import { emitted } from '../streams/emitted.ts';
import type { RecommendParts } from './parts.ts';
import { createTimeLeft } from '../streams/time-left.ts';

type DataEndpoint =
  | 'recommend.preview'
  | 'recommend.datasets'
  | 'recommend.importDataset'
  | 'recommend.createSample'
  | 'recommend.deleteDataset'
  | 'recommend.restoreDataset'
  | 'recommend.overview'
  | 'recommend.problems'
  | 'recommend.users'
  | 'recommend.items';

type ImportEvent = Extract<EventOf<'recommend.importDataset'>, { type: 'progress' }>;

/** Data in, and looking at it. */
export function createDatasetHandlers({
  store,
  workers,
  desks,
  announce,
}: RecommendParts): Pick<Handlers, DataEndpoint> {
  const plain = (signal: AbortSignal) => ({ withTexts: false, signal });
  return {
    'recommend.preview': (input, { signal }) => workers.lists.run('recommend/preview', input, { signal }),

    'recommend.datasets': ({ projectId }) => store.listDatasets(projectId),

    async *'recommend.importDataset'(input, { signal }) {
      await store.requireProject(input.projectId);
      const startedAt = performance.now();
      const imported = yield* emitted<ImportEvent, Awaited<ReturnType<typeof read>>>((emit) => read(emit));
      yield { type: 'progress', phase: 'storing', rows: imported.rowCount, share: null, remainingMs: null };
      const { names } = imported;
      const dataset: Dataset = {
        ...factsOf(imported),
        id: randomUUID(),
        projectId: input.projectId,
        name: input.name || names.interactions,
        createdAt: Date.now(),
        origin: {
          kind: 'files',
          ...names,
          columns: input.interactions.columns,
          itemColumns: input.items?.columns ?? null,
        },
        rule: input.interactions.rule,
        notes: [...imported.notes],
        importMs: performance.now() - startedAt,
      };
      await store.addDataset(dataset, imported.catalogue, imported.problemRows);
      announce(dataset.projectId);
      yield { type: 'done', dataset };

      function read(emit: (event: ImportEvent) => void) {
        const timeLeft = createTimeLeft();
        const { interactions, items } = input;
        return workers.heavy.run(
          'recommend/import',
          { interactions, items },
          {
            signal,
            onProgress: (value) => {
              const { phase, rows, share } = value as ImportProgress;
              const remainingMs = phase === 'reading-interactions' ? timeLeft(share) : null;
              emit({ type: 'progress', phase, rows, share, remainingMs });
            },
          },
        );
      }
    },

    'recommend.createSample': async ({ projectId, sample, seed }, { signal }) => {
      await store.requireProject(projectId);
      const startedAt = performance.now();
      const made = await workers.heavy.run('recommend/sample', { sample, seed }, { signal });
      const dataset: Dataset = {
        ...factsOf(made),
        id: randomUUID(),
        projectId,
        name: sampleNames[sample],
        createdAt: Date.now(),
        origin: { kind: 'sample', sample, seed },
        rule: { kind: 'log-weight' },
        notes: [],
        importMs: performance.now() - startedAt,
      };
      await store.addDataset(dataset, made.catalogue, made.problemRows);
      announce(projectId);
      return dataset;
    },

    'recommend.deleteDataset': async ({ datasetId }) => {
      announce(await store.deleteDataset(datasetId, Date.now()));
      return {};
    },
    'recommend.restoreDataset': async ({ datasetId }) => {
      const dataset = await store.restoreDataset(datasetId);
      announce(dataset.projectId);
      return dataset;
    },

    'recommend.overview': ({ datasetId }, { signal }) =>
      desks.lists.use(datasetId, plain(signal), async (runner, dataset) => ({
        dataset,
        ...(await runner.run('recommend/overview', { datasetId }, { signal })),
      })),
    'recommend.problems': async ({ datasetId, reason, offset, limit }) => {
      const { reasons } = await store.getDataset(datasetId);
      const all = await store.listProblems(datasetId);
      const rows = reason === undefined ? all : all.filter((row) => row.reason === reason);
      return { reasons, rows: rows.slice(offset, offset + limit), total: rows.length };
    },
    'recommend.users': (input, { signal }) =>
      desks.lists.use(input.datasetId, plain(signal), (runner) =>
        runner.run('recommend/users', input, { signal }),
      ),
    'recommend.items': (input, { signal }) =>
      desks.lists.use(input.datasetId, plain(signal), (runner) =>
        runner.run('recommend/items', input, { signal }),
      ),
  };
}

const sampleNames = {
  shop: 'Sample: a shop',
  music: 'Sample: a music service',
  reading: 'Sample: a reading app',
} as const;

/** What is known of a dataset that was just built. */
function factsOf(built: {
  readonly catalogue: {
    readonly userIds: readonly string[];
    readonly itemIds: readonly string[];
    readonly columns: Int32Array;
  };
  readonly rowCount: number;
  readonly has: Dataset['has'];
  readonly reasons: readonly Dataset['reasons'][number][];
  readonly cautions: readonly Dataset['cautions'][number][];
}): Pick<Dataset, 'users' | 'items' | 'interactions' | 'rows' | 'has' | 'reasons' | 'cautions'> {
  const { catalogue, rowCount, has, reasons, cautions } = built;
  return {
    users: catalogue.userIds.length,
    items: catalogue.itemIds.length,
    interactions: catalogue.columns.length,
    rows: rowCount,
    has,
    reasons: [...reasons],
    cautions: [...cautions],
  };
}
