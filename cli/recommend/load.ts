import type { Dataset } from '../../contract/recommend-data.ts';
import type { Invocation } from '../command.ts';
import type { Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import type { RecommendRequest } from './options.ts';

/** Takes in the files of a request, or makes the sample. Throws UsageError where columns can't be told. */
export async function loadDataset(
  { client, signal }: Invocation,
  request: RecommendRequest,
  progress: Progress,
): Promise<Dataset> {
  const { id: projectId } = await client.call('projects.create', { name: 'Command line' });
  if (request.sample !== undefined)
    return client.call('recommend.createSample', { projectId, sample: request.sample });

  const interactions = await interactionsOf(client, request);
  const items = request.items === undefined ? null : await itemsOf(client, request.items, request);
  for await (const event of client.stream(
    'recommend.importDataset',
    { projectId, interactions, items },
    signal,
  )) {
    if (event.type === 'done') return event.dataset;
    const share = event.share === null ? '' : ` (${Math.round(event.share * 100)} %)`;
    progress.say(`${event.phase} ${event.rows} rows${share}`);
  }
  throw new Error('The import ended without its dataset.');
}

type Client = Invocation['client'];

async function interactionsOf(client: Client, { interactions = '', columns }: RecommendRequest) {
  const source = { kind: 'file' as const, path: interactions };
  const { guess, table } = await client.call('recommend.preview', { source, purpose: 'interactions' });
  if (guess.purpose !== 'interactions') throw new Error('The preview is about something else.');
  const user = columns.user ?? guess.columns.user;
  const item = columns.item ?? guess.columns.item;
  if (user === null || item === null) {
    const missing = user === null ? 'user' : 'item';
    throw new UsageError(
      `Which column of "${interactions}" is the ${missing}? Say --columns ${missing}=NAME; there are: ` +
        `${table.columns.map(({ name }) => name).join(', ')}.`,
    );
  }
  return {
    source,
    columns: {
      user,
      item,
      value: columns.value ?? guess.columns.value,
      time: columns.time ?? guess.columns.time,
    },
    rule: guess.rule,
  };
}

async function itemsOf(client: Client, path: string, { columns }: RecommendRequest) {
  const source = { kind: 'file' as const, path };
  const { guess, table } = await client.call('recommend.preview', { source, purpose: 'items' });
  if (guess.purpose !== 'items') throw new Error('The preview is about something else.');
  const id = columns.id ?? guess.columns.id;
  if (id === null)
    throw new UsageError(
      `Which column of "${path}" is the item's id? Say --columns id=NAME; there are: ` +
        `${table.columns.map(({ name }) => name).join(', ')}.`,
    );
  return {
    source,
    columns: {
      ...guess.columns,
      id,
      title: columns.title ?? guess.columns.title,
      category: columns.category ?? guess.columns.category,
      price: columns.price ?? guess.columns.price,
      tags: columns.tags ?? guess.columns.tags,
      text: columns.text === undefined ? guess.columns.text : [columns.text],
    },
  };
}
