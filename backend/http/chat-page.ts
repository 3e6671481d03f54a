import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '../../contract/client.ts';
import { engineMark } from './engine-mark.ts';

/** The chat page by its parts: hand-written, and the same for every project. */
const parts = {
  '/chat': ['chat.html', 'text/html; charset=utf-8'],
  '/chat.css': ['chat.css', 'text/css; charset=utf-8'],
  '/chat.js': ['chat.js', 'text/javascript; charset=utf-8'],
} as const;
type PartPath = keyof typeof parts;

export const chatPagePaths = Object.keys(parts) as readonly PartPath[];

/** It runs its own script, speaks to its own server, and may stand in pages of this machine only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors http://localhost:* http://127.0.0.1:* file:',
].join('; ');

/** Reads a part of the page from the library folder. */
export async function chatPagePart(libraryFolder: string, part: PartPath): Promise<Response> {
  const [file, contentType] = parts[part];
  const body = await readFile(path.join(libraryFolder, 'chat-page', file));
  return new Response(body, {
    headers: { 'content-type': contentType, 'content-security-policy': contentSecurityPolicy },
  });
}

/** What the page says before the first question, and asks again before each: where it would be answered may change. */
export async function chatPageTexts(client: Client, projectId: string) {
  const { settings, builtIn } = await client.call('assistant.settings', { projectId });
  return {
    name: settings.personaName,
    greeting: {
      en: settings.wordings.greeting || builtIn.en.greeting,
      zh: settings.wordings.greeting || builtIn.zh.greeting,
    },
    engine: await engineMark(client, projectId),
  };
}
