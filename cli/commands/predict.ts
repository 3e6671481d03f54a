import type { EventOf } from '../../contract/index.ts';
import type { PredictRun } from '../../contract/predict-results.ts';
import type { Command, Invocation } from '../command.ts';
import { loadPredictData, targetOf } from '../predict/load.ts';
import { predictRequestOf } from '../predict/options.ts';
import { printPredictData, printPredictRun } from '../predict/print-run.ts';
import { saveUses } from '../predict/save.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress, type Progress } from '../progress.ts';
import type { TrainConfigInput } from '../../contract/predict-config.ts';

/** `predict DATA --target COLUMN`: trains models on a table and says how well they do on rows they haven't seen. */
export const predictCommand: Command = {
  name: 'predict',
  usage:
    'predict DATA [--target COLUMN] [--seed 42] [--preset article] [--models A,B] [--exclude COL,COL] [--folds N] ' +
    '[--class-weights] [--search] [--rows FILE] [--card] [--onnx] [--model M] [--out FOLDER] | predict --sample churn|machines|flats|plans',
  summary: 'train models on a table: accuracy on unseen rows, what they go by, predictions for new rows',
  options: {
    target: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string' },
    preset: { type: 'string' },
    models: { type: 'string' },
    exclude: { type: 'string' },
    folds: { type: 'string' },
    'class-weights': { type: 'boolean', default: false },
    search: { type: 'boolean', default: false },
    rows: { type: 'string' },
    card: { type: 'boolean', default: false },
    onnx: { type: 'boolean', default: false },
    model: { type: 'string' },
    out: { type: 'string' },
  },

  check: (words, options) => void predictRequestOf(words, options),

  async run(invocation) {
    const request = predictRequestOf(invocation.words, invocation.options);
    const progress = createProgress();
    const dataset = await loadPredictData(invocation, request, progress);
    const config = { ...request.config, target: targetOf(request, dataset) };
    const run = await train(invocation, dataset.id, config, progress);
    progress.clear();
    const files = await saveUses(invocation, request, run.id, request.model ?? run.verdict.best);
    if (invocation.json) printJson({ dataset, run, files });
    else {
      printPredictData(dataset);
      printPredictRun(run);
      for (const file of files) printLine(`Wrote ${file}`);
    }
    return 0;
  },
};

async function train(
  { client, signal }: Invocation,
  datasetId: string,
  config: TrainConfigInput,
  progress: Progress,
): Promise<PredictRun> {
  for await (const event of client.stream('predict.train', { datasetId, config }, signal)) {
    if (event.type === 'progress') progress.say(progressText(event));
    if (event.type === 'done') return event.run;
  }
  throw new Error('The training ended without its run.');
}

function progressText({
  stage,
  model,
  share,
  remainingMs,
}: Extract<EventOf<'predict.train'>, { type: 'progress' }>): string {
  const left = remainingMs === null ? '' : `, about ${Math.ceil(remainingMs / 1000)} s left`;
  return `${stage} ${model ?? ''} ${Math.round(share * 100)} %${left}`;
}
