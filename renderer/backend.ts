import { useQuery, type QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { z } from 'zod';
import { createClient, type Client } from '../contract/client.ts';
import { InklingError, type Problem } from '../contract/errors.ts';
import type { InputOf, OutputOf, RpcName } from '../contract/index.ts';
import type { BackendState, ShellBridge } from '../contract/shell.ts';
import type { Port, Standing } from '../contract/wire.ts';
import { createStore, useStore, type Store } from './ui/store.ts';

declare global {
  interface Window {
    readonly inkling: ShellBridge;
  }
}

/**
 * How the window stands with the backend: what the shell says of it, the client while there is one, and, while its
 * database isn't open, the client that is answered about that alone.
 */
export interface Connection {
  readonly backend: BackendState;
  readonly client: Client | null;
  readonly door: Client | null;
}

/**
 * The backend as the window sees it: one that may go away and come back. Asking waits while it starts and while its
 * database is closed; one that dies ends its streams with `backend-lost`.
 */
export interface Backend extends Pick<Client, 'call' | 'stream'> {
  readonly connection: Store<Connection>;
  /** What streams wait for, by the signals they can be stopped by; those that wait for nothing are left out. */
  readonly standings: Store<ReadonlyMap<AbortSignal, Standing>>;
  /** Starts the backend again after it was given up. */
  restart(): void;
}

function wrapPort(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(onMessage) {
      port.onmessage = (event) => onMessage(event.data);
    },
    close: () => port.close(),
  };
}

/** Connects through the preload script; a new port replaces the client, a lost backend ends it. */
export function connectBackend(bridge: ShellBridge, target: Window): Backend {
  const connection = createStore<Connection>({ backend: { state: 'starting' }, client: null, door: null });

  const standings = createStore<ReadonlyMap<AbortSignal, Standing>>(new Map());
  const stand = (signal: AbortSignal | undefined, standing: Standing) => {
    const waits = standing.type !== 'working';
    if (!signal || (!waits && !standings.get().has(signal))) return;
    standings.set((now) => {
      const next = new Map(now);
      if (waits) next.set(signal, standing);
      else next.delete(signal);
      return next;
    });
  };

  const replaceClients = (clients: Pick<Connection, 'client' | 'door'>) => {
    const { client, door } = connection.get();
    connection.set((now) => ({ ...now, ...clients }));
    client?.close();
    door?.close();
  };

  target.addEventListener('message', (event: MessageEvent) => {
    const isPort = (event.data as { type?: unknown } | null)?.type === 'inkling-port';
    const [port] = event.ports;
    if (event.source !== target || !isPort || !port) return;
    const client = createClient(wrapPort(port));
    const isClosed = connection.get().backend.state === 'closed';
    replaceClients(isClosed ? { client: null, door: client } : { client, door: null });
  });

  bridge.onBackendState((backend) => {
    connection.set((now) => ({ ...now, backend }));
    if (backend.state !== 'ready') replaceClients({ client: null, door: null });
    if (backend.state === 'ready' || backend.state === 'closed') bridge.requestPort();
  });

  const whenConnected = () =>
    new Promise<Client>((resolve, reject) => {
      const settle = () => {
        const { backend, client } = connection.get();
        if (client) resolve(client);
        else if (backend.state === 'stopped') reject(InklingError.from(backend.problem));
        else return false;
        return true;
      };
      if (settle()) return;
      const stop = connection.subscribe(() => {
        if (settle()) stop();
      });
    });

  return {
    connection,
    standings,
    async call(name, input) {
      // Posted in the same turn when connected: what is saved as the page goes away still leaves it.
      const client = connection.get().client ?? (await whenConnected());
      return client.call(name, input);
    },
    async *stream(name, input, signal) {
      const client = connection.get().client ?? (await whenConnected());
      try {
        yield* client.stream(name, input, signal, (standing) => stand(signal, standing));
      } finally {
        stand(signal, { type: 'working' });
      }
    },
    restart: () => bridge.restartBackend(),
  };
}

export const BackendContext = createContext<Backend | null>(null);

/** The backend of this window. */
export function useBackend(): Backend {
  const backend = use(BackendContext);
  if (!backend) throw new Error('No BackendContext above');
  return backend;
}

/** How the connection stands now. */
export function useConnection(): Connection {
  return useStore(useBackend().connection, (state) => state);
}

/** The key under which the answer to a question is kept. */
export function queryKeyOf<N extends RpcName>(name: N, input?: InputOf<N>) {
  return input === undefined ? [name] : [name, input];
}

/** Asks and keeps the answer; asked again when `system.changes` says that it changed. */
export function useAsk<N extends RpcName>(
  name: N,
  input: InputOf<N>,
  options?: { readonly everyMs?: number },
) {
  const backend = useBackend();
  return useQuery<OutputOf<N>>({
    queryKey: queryKeyOf(name, input),
    queryFn: () => backend.call(name, input),
    refetchInterval: options?.everyMs ?? false,
  });
}

/** Changes a kept answer in place, before or without asking again. */
export function patchAnswer<N extends RpcName>(
  queries: QueryClient,
  name: N,
  input: InputOf<N>,
  patch: (now: OutputOf<N>) => OutputOf<N>,
): void {
  queries.setQueryData<OutputOf<N>>(queryKeyOf(name, input), (now) => (now === undefined ? now : patch(now)));
}

/** What a person is told about anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InklingError) return error.problem;
  const reason =
    error instanceof z.core.$ZodError ? z.prettifyError(error).split('\n').at(-1) : String(error);
  return {
    code: 'internal',
    message: `Something went wrong inside Inkling; everything saved is kept. (${reason})`,
    remedy: 'Try again; if it keeps happening, restart Inkling.',
  };
}
