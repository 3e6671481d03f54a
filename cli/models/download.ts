import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { describeModel } from './describe-model.ts';

/**
 * Fetches a model of the catalogue and brings it in; the command is the click. Says first what comes from where under
 * which licence. Ended before it is through, it goes on the next time.
 */
export async function download({ client, options, json, signal }: Invocation, id: string): Promise<number> {
  if (typeof options.hub === 'string') await client.call('models.setHub', { address: options.hub });
  const order = await client.call('models.order', { id });
  const { models } = await client.call('models.catalogue', {});
  const licence = models.find((model) => model.id === id)?.licence;
  if (!json) {
    printLine(
      `${megabytes(order.totalBytes - order.heldBytes)} from ${order.host}, ${order.repository} at ${order.commit.slice(0, 8)} · ${licence?.name ?? ''}`,
    );
    if (licence?.asks) printLine(licence.asks.en);
  }
  const progress = createProgress();
  for await (const event of client.stream('models.download', { id }, signal)) {
    if (event.type === 'progress') {
      const share = event.totalBytes > 0 ? ` ${Math.floor((100 * event.doneBytes) / event.totalBytes)} %` : '';
      progress.say(`${event.phase}${share}`);
      continue;
    }
    progress.clear();
    if (json) printJson({ order, model: event.model });
    else printLine(describeModel(event.model));
  }
  return 0;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
