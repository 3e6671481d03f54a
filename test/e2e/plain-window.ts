import path from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { putCanary } from '../support/hostile/hostile-page.ts';

const program = path.resolve(import.meta.dirname, '../support/plain-window');

/**
 * Gives a browser window without any of Inkling's guards, scripts on, with the canary of hostile texts in every page.
 * `hosts` are rules of Chromium's resolver: who has which address.
 */
export async function withPlainWindow<T>(hosts: string, use: (page: Page) => Promise<T>): Promise<T> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    args: [program, ...sandbox, `--host-resolver-rules=${hosts}`],
    env: process.env as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    await page.addInitScript(putCanary);
    return await use(page);
  } finally {
    await app.close();
  }
}
