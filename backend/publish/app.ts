import { randomBytes } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { Published, PublishState } from '../../contract/publish.ts';
import type { PublishedServer, PublishStore, StartServer } from './ports.ts';
import { widgetSnippet } from './snippet.ts';

type PublishEndpoint = 'publish.state' | 'publish.start' | 'publish.stop' | 'publish.renewToken';

interface Running {
  readonly server: PublishedServer;
  readonly projectId: string;
  readonly startedAt: number;
}

/** Publishing: at most one project at a time, never by itself. */
export interface Publishing {
  readonly handlers: Pick<Handlers, PublishEndpoint>;
  /** Ends what is published. */
  close(): Promise<void>;
}

/** Makes the handlers; nothing listens until `publish.start`. */
export function createPublishing(
  store: PublishStore,
  startServer: StartServer,
  announce: () => void,
): Publishing {
  let running: Running | null = null;
  let token: string | null = null;
  // One change after another: a start that waits for its port is over before the next begins.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };

  const currentToken = async (): Promise<string> => {
    token ??= await store.readToken();
    return token ?? renew();
  };
  const renew = async (): Promise<string> => {
    const fresh = randomBytes(32).toString('base64url');
    await store.writeToken(fresh);
    token = fresh;
    return fresh;
  };
  const state = async (): Promise<PublishState> => {
    const known = await currentToken();
    return { token: known, published: running && describe(running, known) };
  };
  const stop = async () => {
    await running?.server.close();
    running = null;
  };

  return {
    handlers: {
      'publish.state': () => inTurn(state),
      'publish.start': ({ projectId, port }) =>
        inTurn(async () => {
          await store.requireProject(projectId);
          await currentToken();
          await stop();
          const server = await startServer({ port, projectId, token: () => token ?? '' });
          running = { server, projectId, startedAt: Date.now() };
          announce();
          return state();
        }),
      'publish.stop': () =>
        inTurn(async () => {
          await stop();
          announce();
          return state();
        }),
      'publish.renewToken': () =>
        inTurn(async () => {
          await renew();
          announce();
          return state();
        }),
    },
    close: () => inTurn(stop),
  };
}

function describe({ server, projectId, startedAt }: Running, token: string): Published {
  const address = `http://127.0.0.1:${server.port}`;
  const chatPage = `${address}/chat#${token}`;
  return {
    projectId,
    port: server.port,
    address,
    chatPage,
    snippet: widgetSnippet(chatPage),
    startedAt,
    ...server.counts,
  };
}
