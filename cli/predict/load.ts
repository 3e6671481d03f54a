import type { PredictDataset } from '../../contract/predict-data.ts';
import type { Invocation } from '../command.ts';
import type { Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import type { PredictRequest } from './options.ts';

/** Takes in the file of a request, or makes the sample. */
export async function loadPredictData(
  { client, signal }: Invocation,
  { sample, file = '' }: PredictRequest,
  progress: Progress,
): Promise<PredictDataset> {
  const { id: projectId } = await client.call('projects.create', { name: 'Command line' });
  if (sample !== undefined) return client.call('predict.createSample', { projectId, sample });
  const source = { kind: 'file' as const, path: file };
  for await (const event of client.stream('predict.importDataset', { projectId, source }, signal)) {
    if (event.type === 'done') return event.dataset;
    progress.say(`${event.phase} ${event.rows} rows`);
  }
  throw new Error('The import ended without its dataset.');
}

/** The column that is predicted: the one named, else the one guessed. Throws UsageError when nothing can be guessed. */
export function targetOf({ target }: PredictRequest, dataset: PredictDataset): string {
  const chosen = target ?? dataset.target;
  const columns = dataset.columns.slice(0, 50).join(', ');
  if (chosen === null)
    throw new UsageError(`Which column is to be predicted? Say --target COLUMN; there are: ${columns}.`);
  if (!dataset.columns.includes(chosen))
    throw new UsageError(`There is no column "${chosen}"; there are: ${columns}.`);
  return chosen;
}
