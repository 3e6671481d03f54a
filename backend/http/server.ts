import { serve, type ServerType } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { Client } from '../../contract/client.ts';
import { InklingError } from '../../contract/errors.ts';
import type { PublishedServer, ServerOptions } from '../publish/ports.ts';
import { chatPagePart, chatPagePaths, chatPageTexts } from './chat-page.ts';
import { readChatRequest } from './chat-request.ts';
import { streamAnswer, wholeAnswer } from './chat-answer.ts';
import { embeddings } from './embeddings.ts';
import { hasToken, isFromHere } from './guard.ts';
import { modelList } from './model-list.ts';
import { openAiError, problemAnswer } from './problem-answer.ts';

/** The longest request body, in bytes. */
const bodyLimitBytes = 1_000_000;
/** A client that is slower than this in saying what it wants is let go. */
const requestTimeoutMs = 30_000;

/** What the chat page asks before each question; it is no question itself. */
const pageTextsPath = '/v1/chat/page';

/** What the server needs besides its options. */
export interface ServerParts {
  /** Its own client of the contract: it can ask what any client can, and nothing else. */
  readonly client: Client;
  readonly libraryFolder: string;
  readonly report: (error: unknown) => void;
}

/**
 * Opens the endpoint on 127.0.0.1: OpenAI's `/v1/models`, `/v1/chat/completions` (whole or streamed) and
 * `/v1/embeddings`, and the chat page. Rejects with `port-taken`.
 */
export async function startHttpServer(parts: ServerParts, options: ServerOptions): Promise<PublishedServer> {
  const counts = { requests: 0, refused: 0 };
  const server = await listen(createApp(parts, options, counts), options.port);
  return {
    port: options.port,
    counts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function createApp(
  { client, libraryFolder, report }: ServerParts,
  { port, projectId, token }: ServerOptions,
  counts: { requests: number; refused: number },
): Hono {
  const app = new Hono();
  const refuse = (context: Pick<Context, 'json'>, { status, body }: ReturnType<typeof openAiError>) => {
    counts.refused++;
    return context.json(body, status);
  };
  const facts = ({ req }: Pick<Context, 'req'>) => ({
    host: req.header('host'),
    origin: req.header('origin'),
    authorization: req.header('authorization'),
  });

  app.use(async (context, next) => {
    if (!isFromHere(facts(context), port))
      return refuse(
        context,
        openAiError(403, 'Only pages and programs of this machine may ask.', 'forbidden'),
      );
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'no-referrer');
    return undefined;
  });
  for (const part of chatPagePaths) app.get(part, () => chatPagePart(libraryFolder, part));

  app.use('/v1/*', async (context, next) => {
    if (!hasToken(facts(context), token()))
      return refuse(context, openAiError(401, 'The token is missing or wrong.', 'invalid_api_key'));
    if (context.req.path !== pageTextsPath) counts.requests++;
    return next();
  });
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: bodyLimitBytes,
      onError: (context) => {
        // What was not read is still under way: another request on the same connection would be taken for its rest.
        context.header('connection', 'close');
        return refuse(context, openAiError(413, 'The request is too long.', 'too_long'));
      },
    }),
  );
  app.get('/v1/models', async (context) => context.json(await modelList(client)));
  app.get(pageTextsPath, async (context) => context.json(await chatPageTexts(client, projectId)));
  app.post('/v1/embeddings', async (context) =>
    context.json(await embeddings(client, await bodyOf(context))),
  );
  app.post('/v1/chat/completions', async (context) => {
    const question = readChatRequest(await bodyOf(context));
    const { signal } = context.req.raw;
    if (!question.stream) return context.json(await wholeAnswer(client, projectId, question, signal));
    return streamSSE(context, async (stream) => {
      try {
        for await (const chunk of streamAnswer(client, projectId, question, signal))
          await stream.writeSSE({ data: JSON.stringify(chunk) });
        await stream.writeSSE({ data: '[DONE]' });
      } catch (error) {
        // The status has gone out already: the reason goes the way the answer went.
        if (!signal.aborted) await stream.writeSSE({ data: JSON.stringify(problemAnswer(error).body) });
      }
    });
  });

  app.notFound((context) => context.json(openAiError(404, 'There is nothing here.', 'not_found').body, 404));
  app.onError((error, context) => {
    const { status, body } = problemAnswer(error);
    if (status === 500) report(error);
    return context.json(body, status);
  });
  return app;
}

async function bodyOf(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new InklingError('invalid-input', 'The body is not JSON.', 'Send JSON.');
  }
}

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: '127.0.0.1', port, serverOptions: { requestTimeout: requestTimeoutMs } },
      () => resolve(server),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? portTaken(port, error) : error),
    );
  });
}

function portTaken(port: number, cause: Error): InklingError {
  return new InklingError(
    'port-taken',
    `Port ${port} is in use by another program, so nothing was published.`,
    'Choose another port and try again.',
    { cause },
  );
}
