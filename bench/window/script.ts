import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { goTo } from './places.ts';

/** The scripts that a place needs when the window opens on it. */
export interface ScriptFigures {
  readonly place: string;
  readonly files: number;
  readonly bytes: number;
  /** Each file compressed by itself with gzip, as a server would. */
  readonly compressedBytes: number;
}

const built = path.resolve('out/renderer');
/** How long after a place was opened the last of its scripts may be asked for. */
const settleMs = 1500;

/** Opens the window anew on each place, and weighs what it asked for. */
export async function measureScripts(
  window: Page,
  places: readonly { readonly name: string; readonly address: string }[],
): Promise<ScriptFigures[]> {
  const session = await window.context().newCDPSession(window);
  // What is remembered from the place before would not be asked for again.
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const figures: ScriptFigures[] = [];
  for (const { name, address } of places) {
    await goTo(window, address);
    const asked = new Set<string>();
    const note = (request: { url(): string }) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) asked.add(pathname);
    };
    window.on('request', note);
    await window.reload();
    await window.waitForTimeout(settleMs);
    window.off('request', note);
    const files = [...asked].map((file) => readFileSync(path.join(built, file)));
    figures.push({
      place: name,
      files: files.length,
      bytes: files.reduce((sum, file) => sum + file.length, 0),
      compressedBytes: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
    });
  }
  await session.detach();
  return figures;
}
