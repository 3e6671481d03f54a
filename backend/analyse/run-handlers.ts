import {
  analysisResultSchema,
  learnedResultSchema,
  zeroShotResultSchema,
  type AnalysisResult,
} from '../../contract/analyse-results.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import type { Piece } from './out/pieces.ts';
import type { AnalyseParts } from './parts.ts';
import { createSeedReader, readTexts } from './read-texts.ts';
import type { RunProgress } from './run-analysis.ts';
import { storedRows } from './stored-rows.ts';

type RunEndpoint = 'analyse.run' | 'analyse.get' | 'analyse.rows' | 'analyse.export';
type Progress = Extract<EventOf<'analyse.run'>, { type: 'progress' }>;

/** Runs, and the rows behind what they found. */
export function createRunHandlers(parts: AnalyseParts): Pick<Handlers, RunEndpoint> {
  const { store, workers, announce } = parts;
  const readSeeds = createSeedReader(parts);

  return {
    async *'analyse.run'({ analysisId, themes, seed }, { signal }) {
      await store.get(analysisId);
      const startedAt = performance.now();
      const found = yield* emitted<Progress, { summary: AnalysisResult; rows: Uint8Array }>(async (emit) => {
        const timeLeft = createTimeLeft();
        const tell = (phase: Progress['phase'], share: number | null, remainingMs: number | null = null) =>
          emit({ type: 'progress', phase, share, remainingMs });
        tell('languages', null);
        const table = await store.getTable(analysisId);
        const vectors = await readTexts(parts, analysisId, table, signal, (share) =>
          tell('embedding', share, timeLeft(share)),
        );
        const seeds = [];
        for (const { language } of vectors) seeds.push(await readSeeds(language, signal));
        return workers.heavy.run(
          'analyse/run',
          { table, vectors, seeds, themes, seed },
          {
            signal,
            onProgress: (value) => {
              const { phase, share } = value as RunProgress;
              tell(phase, share);
            },
          },
        );
      });
      yield { type: 'progress', phase: 'storing', share: null, remainingMs: null };
      const result = { ...found.summary, tookMs: performance.now() - startedAt };
      announce(await store.saveFinding(analysisId, 'run', { summary: result, rows: found.rows }, Date.now()));
      yield { type: 'done', result };
    },

    'analyse.get': async ({ analysisId }) => {
      const [analysis, run, zeroShot, learned, labels] = await Promise.all([
        store.get(analysisId),
        store.getSummary(analysisId, 'run'),
        store.getSummary(analysisId, 'zero-shot'),
        store.getSummary(analysisId, 'learned'),
        store.getLabels(analysisId),
      ]);
      const counts = new Map<string, number>();
      for (const [, label] of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
      return {
        analysis,
        result: run && analysisResultSchema.parse(run),
        zeroShot: zeroShot && zeroShotResultSchema.parse(zeroShot),
        learned: learned && learnedResultSchema.parse(learned),
        labels: [...counts].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows),
      };
    },

    'analyse.rows': async ({ analysisId, ...input }, { signal }) => {
      await store.get(analysisId);
      const stored = await storedRows(store, analysisId);
      return workers.quick.run('analyse/rows', { ...input, stored }, { signal });
    },

    async *'analyse.export'({ analysisId, filter }, { signal }) {
      const analysis = await store.get(analysisId);
      const stored = await storedRows(store, analysisId);
      const run = await store.getSummary(analysisId, 'run');
      const name = `${analysis.name.replace(/\.[^.]*$/u, '').replace(/[\\/:*?"<>|]/gu, ' ')}-analysed.csv`;
      const result = run && analysisResultSchema.parse(run);
      const done = yield* emitted<Piece, { rows: number; characters: number }>((emit) =>
        workers.quick.run(
          'analyse/export',
          { filter, name, result, stored },
          { signal, onProgress: (value) => emit((value as { piece: Piece }).piece) },
        ),
      );
      yield { type: 'done', ...done };
    },
  };
}
