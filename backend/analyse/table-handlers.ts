import { randomUUID } from 'node:crypto';
import type { Analysis, AnalysisColumns, AnalysisSample } from '../../contract/analyse-data.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import type { ImportedAnalysis, ImportProgress } from './data/import-analysis.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import type { AnalyseParts } from './parts.ts';

type TableEndpoint =
  | 'analyse.preview'
  | 'analyse.list'
  | 'analyse.importTable'
  | 'analyse.createSample'
  | 'analyse.delete'
  | 'analyse.restore';
type Progress = Extract<EventOf<'analyse.importTable'>, { type: 'progress' }>;

const samples: Readonly<Record<AnalysisSample, { name: string; columns: AnalysisColumns }>> = {
  reviews: { name: 'Sample: reviews of a café', columns: { text: 'review', date: 'date', label: 'branch' } },
  'reviews-zh': { name: '示例：咖啡店评价', columns: { text: '评价', date: '日期', label: '门店' } },
  tickets: { name: 'Sample: support tickets', columns: { text: 'message', date: 'opened', label: 'team' } },
};

/** Tables in, and away. */
export function createTableHandlers({
  store,
  workers,
  library,
  announce,
}: AnalyseParts): Pick<Handlers, TableEndpoint> {
  const keep = async (
    imported: ImportedAnalysis,
    rest: Pick<Analysis, 'projectId' | 'name' | 'origin' | 'columns' | 'importMs'>,
  ): Promise<Analysis> => {
    const { table, file: _file, ...facts } = imported;
    const analysis = { ...facts, ...rest, id: randomUUID(), createdAt: Date.now(), ranAt: null };
    await store.add(analysis, table);
    announce(analysis.projectId);
    return analysis;
  };

  return {
    'analyse.preview': (input, { signal }) => workers.heavy.run('analyse/preview', input, { signal }),
    'analyse.list': ({ projectId }) => store.list(projectId),

    async *'analyse.importTable'({ projectId, name, source, options, columns, times }, { signal }) {
      await store.requireProject(projectId);
      const startedAt = performance.now();
      const timeLeft = createTimeLeft();
      const imported = yield* emitted<Progress, ImportedAnalysis>((emit) =>
        workers.heavy.run(
          'analyse/import',
          { source, options, columns, times },
          {
            signal,
            onProgress: (value) => {
              const { phase, share } = value as ImportProgress;
              emit({
                type: 'progress',
                phase,
                share,
                remainingMs: phase === 'reading' ? timeLeft(share) : null,
              });
            },
          },
        ),
      );
      yield { type: 'progress', phase: 'storing', share: null, remainingMs: null };
      const analysis = await keep(imported, {
        projectId,
        name: name || imported.file,
        origin: { kind: 'file', file: imported.file },
        columns,
        importMs: performance.now() - startedAt,
      });
      yield { type: 'done', analysis };
    },

    'analyse.createSample': async ({ projectId, sample }, { signal }) => {
      await store.requireProject(projectId);
      const startedAt = performance.now();
      const { name, columns } = samples[sample];
      const source = { kind: 'file' as const, path: library.sampleFile(sample) };
      const imported = await workers.heavy.run(
        'analyse/import',
        { source, options: {}, columns, times: { utcOffsetMinutes: 0 } },
        { signal },
      );
      return keep(imported, {
        ...{ projectId, name, columns, origin: { kind: 'sample', sample } },
        importMs: performance.now() - startedAt,
      });
    },

    'analyse.delete': async ({ analysisId }) => {
      announce(await store.delete(analysisId, Date.now()));
      return {};
    },
    'analyse.restore': async ({ analysisId }) => {
      const analysis = await store.restore(analysisId);
      announce(analysis.projectId);
      return analysis;
    },
  };
}
