import { InklingError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import type { ContenderId } from './algorithm.ts';
import type { DeskPhase } from './desk.ts';
import { emitted } from '../streams/emitted.ts';
import type { WorkProgress } from './jobs.ts';
import { handOverGuide } from './out/hand-over-guide.ts';
import type { Piece } from './out/piece.ts';
import { reportMarkdown, whyDeclined } from './out/report.ts';
import type { RecommendParts } from './parts.ts';
import { explainInWords } from './reasons/explain.ts';
import { newestRecipe } from './recipe.ts';
import { createTimeLeft } from '../streams/time-left.ts';

type OutEndpoint =
  | 'recommend.train'
  | 'recommend.recommend'
  | 'recommend.similar'
  | 'recommend.map'
  | 'recommend.interview'
  | 'recommend.export'
  | 'recommend.explain';

type Progress<P> = {
  readonly type: 'progress';
  readonly phase: P;
  readonly contender: ContenderId | null;
  readonly share: number;
  readonly remainingMs: number | null;
};
type ExportEvent = Exclude<EventOf<'recommend.export'>, { type: 'failed' | 'done' }>;

/** Lists, maps, interviews, and what can be taken along. */
export function createListHandlers(parts: RecommendParts): Pick<Handlers, OutEndpoint> {
  const { store, desks } = parts;
  const needsTexts = (contenders: readonly ContenderId[]) =>
    contenders.some((id) => id === 'content' || id === 'blend');
  /** Turns what the worker and the desk say into events. The phases of a job are those its endpoint declares. */
  const teller = <P extends string>(emit: (event: Progress<P>) => void) => {
    const timeLeft = createTimeLeft();
    return {
      onPhase: (phase: DeskPhase, share: number) =>
        emit({ type: 'progress', phase: phase as string as P, contender: null, share, remainingMs: null }),
      onProgress: ({ phase, contender, share }: WorkProgress) =>
        emit({
          type: 'progress',
          phase: phase as string as P,
          ...{ contender, share, remainingMs: timeLeft(share) },
        }),
    };
  };

  return {
    async *'recommend.train'({ datasetId, contenders }, { signal }) {
      const declined = yield* emitted(
        (emit: (event: Progress<'waiting' | 'embedding' | 'training'>) => void) => {
          const { onPhase, onProgress } = teller(emit);
          return desks.lists.use(
            datasetId,
            { withTexts: needsTexts(contenders), signal, onPhase },
            async (runner) =>
              runner.run(
                'recommend/train',
                { datasetId, contenders, recipe: await newestRecipe(store, datasetId) },
                { signal, onProgress: (value) => onProgress(value as WorkProgress) },
              ),
          );
        },
      );
      const ready = contenders.filter((id) => !declined.some((refusal) => refusal.id === id));
      yield { type: 'done', ready, declined };
    },

    'recommend.recommend': (input, { signal }) =>
      desks.lists.use(input.datasetId, { withTexts: needsTexts(input.contenders), signal }, async (runner) =>
        runner.run(
          'recommend/lists',
          { ...input, recipe: await newestRecipe(store, input.datasetId) },
          { signal },
        ),
      ),
    'recommend.similar': (input, { signal }) =>
      desks.lists.use(input.datasetId, { withTexts: needsTexts(input.contenders), signal }, async (runner) =>
        runner.run(
          'recommend/similar',
          { ...input, recipe: await newestRecipe(store, input.datasetId) },
          { signal },
        ),
      ),

    async *'recommend.map'(input, { signal }) {
      const { datasetId, by } = input;
      const map = yield* emitted(
        (emit: (event: Progress<'waiting' | 'embedding' | 'training' | 'laying-out'>) => void) => {
          const { onPhase, onProgress } = teller(emit);
          return desks.lists.use(
            datasetId,
            { withTexts: by === 'text', signal, onPhase },
            (runner, dataset) => {
              if (by === 'text' && !dataset.has.text) throw noTexts();
              return runner.run('recommend/map', input, {
                signal,
                onProgress: (value) => onProgress(value as WorkProgress),
              });
            },
          );
        },
      );
      yield { type: 'done', ...map };
    },

    'recommend.interview': (input, { signal }) =>
      desks.lists.use(input.datasetId, { withTexts: false, signal }, (runner) =>
        runner.run('recommend/interview', input, { signal }),
      ),

    async *'recommend.export'(input, { signal }) {
      const { datasetId, kind, rules, k } = input;
      const dataset = await store.getDataset(datasetId);
      if (kind === 'report' || kind === 'hand-over-guide') {
        const run = await runFor(input.runId);
        if (kind === 'report' && run === null)
          throw needs('a report', 'a run', 'Evaluate first, or name the run.');
        const text = kind === 'report' ? reportMarkdown(dataset, run!) : handOverGuide(dataset, run);
        yield { type: 'file', name: `${kind}.md`, mediaType: 'text/markdown' };
        yield { type: 'text', text };
        yield { type: 'done', files: 1, characters: text.length };
        return;
      }
      const isData = kind === 'gorse' || kind === 'recbole';
      if (input.contender === undefined && !isData)
        throw needs('lists', 'an algorithm', 'Choose the algorithm that makes the lists.');
      const contender = input.contender ?? 'popularity';
      const written = yield* emitted((emit: (event: ExportEvent) => void) => {
        const { onPhase, onProgress } = teller<'waiting' | 'embedding' | 'training' | 'writing'>(emit);
        const withTexts = !isData && needsTexts([contender]);
        return desks.lists.use(datasetId, { withTexts, signal, onPhase }, async (runner) =>
          runner.run(
            'recommend/export',
            { datasetId, rules, k, kind, contender, recipe: await newestRecipe(store, datasetId) },
            {
              signal,
              onProgress: (value) => {
                const news = value as WorkProgress | { readonly piece: Piece };
                if ('piece' in news) emit(news.piece);
                else onProgress(news);
              },
            },
          ),
        );
      });
      if (written.declined !== null) throw cannotExport(whyDeclined(written.declined));
      yield { type: 'done', files: written.files, characters: written.characters };

      async function runFor(runId: string | undefined) {
        if (runId === undefined) return (await store.listRuns(datasetId))[0] ?? null;
        const run = await store.getRun(runId);
        if (run.datasetId === datasetId) return run;
        throw needs('the report', 'a run of this dataset', 'Choose one of its own runs.');
      }
    },

    'recommend.explain': async (input, { signal }) => {
      const { datasetId, who, contender, itemId, withoutItemIds, language } = input;
      const withTexts = needsTexts([contender]);
      const facts = await desks.lists.use(datasetId, { withTexts, signal }, async (runner) =>
        runner.run(
          'recommend/facts',
          { datasetId, who, contender, itemId, withoutItemIds, recipe: await newestRecipe(store, datasetId) },
          { signal },
        ),
      );
      return explainInWords(parts.models, { ...facts, contender, language }, signal);
    },
  };
}

function needs(what: string, whatItNeeds: string, remedy: string): InklingError {
  return new InklingError(
    'invalid-input',
    `To export ${what}, ${whatItNeeds} is needed. Nothing was written.`,
    remedy,
  );
}

function noTexts(): InklingError {
  return new InklingError(
    'not-enough-data',
    'These items have no text, so they can’t be laid out by it. Nothing was changed.',
    'Lay them out by behaviour, or import an item file with titles or descriptions.',
  );
}

function cannotExport(why: string): InklingError {
  return new InklingError(
    'not-enough-data',
    `This algorithm can’t be used on this dataset: ${why} Nothing was written.`,
    'Choose another algorithm.',
  );
}
