import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { realAssetPath } from './asset-path.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** On every answer: what a page, a worker or an error is allowed is never left to the default. */
const guards = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** The answer to a request under app://inkling/: a file of the window in `folder`, or that there is none. */
export async function answerAppRequest(
  folder: string,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> {
  const path = request.method === 'GET' ? await realAssetPath(folder, request.url) : null;
  const body = path && (await readFile(path).catch(() => null));
  if (!path || !body)
    return new Response('Not found', {
      status: 404,
      headers: { ...guards, 'content-type': 'text/plain; charset=utf-8' },
    });
  const contentType = contentTypes[extname(path)] ?? 'application/octet-stream';
  return new Response(body, { headers: { ...guards, 'content-type': contentType } });
}
