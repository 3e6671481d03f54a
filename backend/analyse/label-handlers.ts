import type { LearnedResult, ZeroShotResult } from '../../contract/analyse-results.ts';
import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { emitted } from '../streams/emitted.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import type { AnalyseParts } from './parts.ts';
import { embedAll, readTexts } from './read-texts.ts';
import { storedRows } from './stored-rows.ts';

type LabelEndpoint =
  | 'analyse.labelZeroShot'
  | 'analyse.setLabel'
  | 'analyse.useTableLabels'
  | 'analyse.learnLabels'
  | 'analyse.nextToLabel';

interface Progress<Phase> {
  type: 'progress';
  phase: Phase;
  share: number | null;
  remainingMs: number | null;
}

/** Labels by their names, by a person, and learnt. */
export function createLabelHandlers(parts: AnalyseParts): Pick<Handlers, LabelEndpoint> {
  const { store, models, workers, announce } = parts;
  const quiet = () => undefined;

  return {
    async *'analyse.labelZeroShot'({ analysisId, labels }, { signal }) {
      const names = new Set(labels.map(({ name }) => name.toLowerCase()));
      if (names.size < labels.length)
        throw new InklingError(
          'invalid-input',
          'Two of the labels have the same name. Nothing was labelled.',
          'Give each label a name of its own.',
        );
      await store.get(analysisId);
      type Phase = 'languages' | 'embedding' | 'labelling';
      const found = yield* emitted<Progress<Phase>, { summary: ZeroShotResult; rows: Uint8Array }>(
        async (emit) => {
          const tell = (phase: Phase, share: number | null, remainingMs: number | null = null) =>
            emit({ type: 'progress', phase, share, remainingMs });
          const timeLeft = createTimeLeft();
          tell('languages', null);
          const table = await store.getTable(analysisId);
          const vectors = await readTexts(parts, analysisId, table, signal, (share) =>
            tell('embedding', share, timeLeft(share)),
          );
          const given = await store.getLabels(analysisId);
          tell('labelling', null);
          const labelVectors = [];
          for (const { language } of vectors) {
            const texts = labels.map(({ name, description }) => wording(name, description, language));
            labelVectors.push({ language, values: await embedAll(models, language, texts, signal) });
          }
          const input = { table, vectors, labels, labelVectors, given };
          return workers.heavy.run('analyse/zero-shot', input, { signal });
        },
      );
      yield { type: 'progress', phase: 'storing', share: null, remainingMs: null };
      announce(await store.saveFinding(analysisId, 'zero-shot', found, Date.now()));
      yield { type: 'done', result: found.summary };
    },

    'analyse.setLabel': async ({ analysisId, index, label }, { signal }) => {
      const { rows } = await store.get(analysisId);
      if (index >= rows)
        throw new InklingError(
          'not-found',
          `This analysis has ${rows} rows, and none at place ${index}. No label was changed.`,
          'Load its rows again.',
        );
      announce(await store.setLabels(analysisId, [[index, label]]));
      const stored = await storedRows(store, analysisId);
      const [row] = await workers.quick.run('analyse/rows-at', { indices: [index], stored }, { signal });
      return row!;
    },

    'analyse.useTableLabels': async ({ analysisId }, { signal }) => {
      await store.get(analysisId);
      const table = await store.getTable(analysisId);
      const given = new Set((await store.getLabels(analysisId)).map(([row]) => row));
      const all = await workers.quick.run('analyse/table-labels', { table }, { signal });
      const taken = all.filter(([row]) => !given.has(row));
      if (all.length === 0)
        throw new InklingError(
          'not-enough-data',
          'This table has no column of labels.',
          'Import it again and say which column has them, or label some rows yourself.',
        );
      announce(await store.setLabels(analysisId, taken));
      return { taken: taken.length };
    },

    async *'analyse.learnLabels'({ analysisId, seed }, { signal }) {
      await store.get(analysisId);
      type Phase = 'languages' | 'embedding' | 'learning';
      const found = yield* emitted<Progress<Phase>, { summary: LearnedResult; rows: Uint8Array }>(
        async (emit) => {
          const tell = (phase: Phase, share: number | null, remainingMs: number | null = null) =>
            emit({ type: 'progress', phase, share, remainingMs });
          tell('languages', null);
          const reading = createTimeLeft();
          const table = await store.getTable(analysisId);
          const vectors = await readTexts(parts, analysisId, table, signal, (share) =>
            tell('embedding', share, reading(share)),
          );
          const labels = await store.getLabels(analysisId);
          const learning = createTimeLeft();
          return workers.heavy.run(
            'analyse/learn',
            { table, vectors, labels, seed },
            {
              signal,
              onProgress: (value) => {
                const { share } = value as { share: number };
                tell('learning', share, learning(share));
              },
            },
          );
        },
      );
      yield { type: 'progress', phase: 'storing', share: null, remainingMs: null };
      announce(await store.saveFinding(analysisId, 'learned', found, Date.now()));
      yield { type: 'done', result: found.summary };
    },

    'analyse.nextToLabel': async ({ analysisId, count }, { signal }) => {
      await store.get(analysisId);
      const stored = await storedRows(store, analysisId);
      const vectors = await readTexts(parts, analysisId, stored.table, signal, quiet);
      return { rows: await workers.quick.run('analyse/next', { vectors, stored, count }, { signal }) };
    },
  };
}

/** A label as a sentence, which is what the embedders know best. */
function wording(name: string, description: string, language: 'en' | 'zh'): string {
  if (description !== '') return language === 'zh' ? `${name}：${description}` : `${name}: ${description}`;
  return language === 'zh' ? `这是关于“${name}”的。` : `This is about ${name}.`;
}
