import type { Client } from '../../contract/client.ts';
import { assistantModel } from './chat-request.ts';

/** What can be asked: the assistant, and the embedders that are here. */
export async function modelList(client: Client) {
  const installed = await client.call('models.list', {});
  const embedders = installed.filter(
    ({ task, state }) => task === 'feature-extraction' && state !== 'missing',
  );
  return {
    object: 'list',
    data: [assistantModel, ...embedders.map(({ id }) => id)].map((id) => ({
      id,
      object: 'model',
      // A time that is asked for and means nothing here.
      created: 0,
      owned_by: 'inkling',
    })),
  };
}
