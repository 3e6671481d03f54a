/** A running endpoint. */
export interface PublishedServer {
  readonly port: number;
  readonly counts: { readonly requests: number; readonly refused: number };
  /** Cuts off what is under way, and resolves when the port is free again. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly port: number;
  readonly projectId: string;
  /** Asked for each request, so that a renewed token counts at once. */
  readonly token: () => string;
}

/** Opens the endpoint on the loopback address. Rejects with `port-taken`. */
export type StartServer = (options: ServerOptions) => Promise<PublishedServer>;

/** What publishing needs of the store. */
export interface PublishStore {
  readToken(): Promise<string | null>;
  writeToken(token: string): Promise<void>;
  /** Throws `not-found`. */
  requireProject(id: string): Promise<void>;
}
