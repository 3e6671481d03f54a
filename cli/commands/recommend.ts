import type { EventOf, OutputOf } from '../../contract/index.ts';
import type { Dataset } from '../../contract/recommend-data.ts';
import type { RecommenderRun } from '../../contract/recommend-results.ts';
import type { Command, Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress, type Progress } from '../progress.ts';
import { loadDataset } from '../recommend/load.ts';
import { comparedOf, recommendRequestOf, type RecommendRequest } from '../recommend/options.ts';
import { printDataset, printRun } from '../recommend/print-run.ts';
import { saveFiles } from '../recommend/save-files.ts';

type Lists = OutputOf<'recommend.recommend'>;

/** Algorithms whose lists are shown unless others are asked for: they need no text and no times. */
const usual = ['popularity', 'item-knn', 'ease'] as const;

/** `recommend INTERACTIONS`: is a recommender worth it, and what would it say. */
export const recommendCommand: Command = {
  name: 'recommend',
  usage:
    'recommend INTERACTIONS [--items ITEMS] [--evaluate [--split S] [--seed N]] [--user ID] [--algorithms A,B] [--k N] ' +
    '[--columns user=COL,item=COL] [--export KIND --out FOLDER] | recommend --sample shop|music|reading ...',
  summary: 'compare recommenders on a file of who had what; lists with reasons; files to go on with',
  options: {
    items: { type: 'string' },
    sample: { type: 'string' },
    columns: { type: 'string' },
    user: { type: 'string' },
    evaluate: { type: 'boolean', default: false },
    split: { type: 'string' },
    seed: { type: 'string' },
    k: { type: 'string' },
    algorithms: { type: 'string' },
    export: { type: 'string' },
    out: { type: 'string' },
  },

  check: (words, options) => void recommendRequestOf(words, options),

  async run(invocation) {
    const request = recommendRequestOf(invocation.words, invocation.options);
    const progress = createProgress();
    const dataset = await loadDataset(invocation, request, progress);
    progress.clear();
    const run = request.evaluate ? await evaluate(invocation, dataset.id, request, progress) : null;
    const lists = request.user === undefined ? null : await listsOf(invocation, dataset.id, request);
    const files = await exported(invocation, dataset.id, request, run, progress);
    progress.clear();
    if (invocation.json) printJson({ dataset, run, lists, files });
    else printResults(dataset, run, lists, files);
    return 0;
  },
};

async function evaluate(
  { client, signal }: Invocation,
  datasetId: string,
  request: RecommendRequest,
  progress: Progress,
): Promise<RecommenderRun> {
  const { split, seed, k } = request;
  const input = { datasetId, split, seed, k, algorithms: comparedOf(request) };
  for await (const event of client.stream('recommend.evaluate', input, signal)) {
    if (event.type === 'progress') progress.say(progressText(event));
    if (event.type === 'done') return event.run;
  }
  throw new Error('The comparison ended without its result.');
}

function progressText(event: Extract<EventOf<'recommend.evaluate'>, { type: 'progress' }>): string {
  const left = event.remainingMs === null ? '' : `, about ${Math.ceil(event.remainingMs / 1000)} s left`;
  return `${event.phase} ${event.contender ?? ''} ${Math.round(event.share * 100)} %${left}`;
}

function listsOf({ client }: Invocation, datasetId: string, { user = '', algorithms, k }: RecommendRequest) {
  return client.call('recommend.recommend', {
    datasetId,
    who: { kind: 'user', userId: user },
    contenders: [...(algorithms ?? usual)],
    k,
  });
}

async function exported(
  invocation: Invocation,
  datasetId: string,
  { exportKind, out, algorithms, k }: RecommendRequest,
  run: RecommenderRun | null,
  progress: Progress,
): Promise<string[]> {
  if (exportKind === undefined || out === undefined) return [];
  const contender = algorithms?.[0] ?? 'item-knn';
  const input = { datasetId, kind: exportKind, contender, runId: run?.id, k };
  return saveFiles(invocation, input, out, progress);
}

function printResults(
  dataset: Dataset,
  run: RecommenderRun | null,
  lists: Lists | null,
  files: readonly string[],
): void {
  printDataset(dataset);
  if (run) printRun(run);
  if (lists) printLists(lists);
  for (const file of files) printLine(`Wrote ${file}`);
}

function printLists({ history, lists }: Lists): void {
  printLine(`Has: ${history.map(({ item }) => item.title).join('; ')}`);
  for (const { id, declined, items } of lists) {
    printLine();
    printLine(declined ? `${id}: not used, ${declined.reason}` : id);
    items.forEach(({ item, score, reasons }, place) => {
      const because = reasons?.because.slice(0, 2).map((reason) => reason.item.title) ?? [];
      const why = because.length > 0 ? `  because of ${because.join(' and ')}` : '';
      printLine(`${String(place + 1).padStart(3)}. ${item.title}  (${score.toFixed(3)})${why}`);
    });
  }
}
