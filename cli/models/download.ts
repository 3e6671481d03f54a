import type { Invocation } from '../command.ts';
import { printJson, printLine } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { describeModel } from './describe-model.ts';

/**
 * Fetches a model of the catalogue, or a file that a search found, and brings it in; the command is the click. Says first what comes from where under
 * which licence. Ended before it is through, it goes on the next time.
 */
export async function download({ client, options, json, signal }: Invocation, id: string): Promise<number> {
  if (typeof options.hub === 'string') await client.call('models.setHub', { address: options.hub });
  if (typeof options.proxy === 'string') await client.call('models.setProxy', proxyOf(options.proxy));
  const found = foundOf(id);
  const order = found
    ? await client.call('models.orderFound', found)
    : await client.call('models.order', { id });
  const { models } = await client.call('models.catalogue', {});
  const licence = models.find((model) => model.id === id)?.licence ?? {
    name: 'its licence stands in the repository',
    asks: null,
  };
  if (!json) {
    printLine(
      `${megabytes(order.totalBytes - order.heldBytes)} from ${order.host}, ${order.repository} at ${order.commit.slice(0, 8)} · ${licence.name}`,
    );
    if (licence.asks) printLine(licence.asks.en);
  }
  const progress = createProgress();
  const events = found
    ? client.stream('models.downloadFound', found, signal)
    : client.stream('models.download', { id }, signal);
  for await (const event of events) {
    if (event.type === 'progress') {
      const share =
        event.totalBytes > 0 ? ` ${Math.floor((100 * event.doneBytes) / event.totalBytes)} %` : '';
      progress.say(`${event.phase}${share}`);
      continue;
    }
    progress.clear();
    if (json) printJson({ order, model: event.model });
    else printLine(describeModel(event.model));
  }
  return 0;
}

/** What "OWNER/NAME/FILE.gguf" names; null for the id of a model of the catalogue. */
function foundOf(id: string): { readonly repository: string; readonly file: string } | null {
  const [owner, name, ...file] = id.split('/');
  return file.length > 0 ? { repository: `${owner}/${name}`, file: file.join('/') } : null;
}

/** What `--proxy` says. A password comes from the environment: every program on the machine can read an argument. */
function proxyOf(said: string) {
  if (said === 'system' || said === 'none') return { kind: said } as const;
  const url = URL.canParse(said) ? new URL(said) : null;
  if (!url?.username) return { kind: 'address', address: said, user: null } as const;
  if (url.password !== '')
    throw new UsageError('A password is not given as an argument: put it into INKLING_PROXY_PASSWORD.');
  const user = decodeURIComponent(url.username);
  url.username = '';
  return {
    kind: 'address',
    address: url.href,
    user,
    password: process.env['INKLING_PROXY_PASSWORD'] || null,
  } as const;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
