import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol, type Session } from 'electron';
import { assetPath } from './asset-path.ts';

/** The origin of every page of ours. */
export const appOrigin = 'app://inkling';

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

// Styles may be inline, because parts of the window set theirs by script; scripts may not.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Makes our schemes origins like https://. Before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    // Pages on their way to a PDF: see print-pdf.ts.
    { scheme: 'print', privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the window's files, and nothing else, under app://inkling/. */
export function serveAppProtocol(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const path = request.method === 'GET' ? assetPath(folder, request.url) : null;
    const body = path && (await readFile(path).catch(() => null));
    if (!path || !body) return new Response('Not found', { status: 404 });
    return new Response(body, {
      headers: {
        'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
}
