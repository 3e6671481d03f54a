import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { backendPids } from './backend-pids.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** How long the app may take to end once it is told to; on a machine that thirteen programs wanted it took under one second. */
const endLimitMs = 30_000;

/** The real app, running on a data folder of its own. */
export interface Inkling {
  readonly dataFolder: string;
  /** Changes when the app is started again. */
  readonly app: ElectronApplication;
  readonly window: Page;
  /** What the page was refused by its content security policy, in the browser's words. */
  readonly refusals: readonly string[];
  /** Closes the app and starts it again on the same data. */
  restart(): Promise<void>;
  /** Kills the backend at once, as a crash would, and returns after it is gone. */
  killBackend(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How the built app is started, or the packaged one under `npm run test:packaged`. Which Electron and which Node, the
 * scripts say in the environment. Of the built app Playwright isn't told the path: it finds it as `electron` does, and
 * only then holds the app until it can watch it.
 */
export function commandOf(dataFolder: string) {
  if (!process.env.INKLING_NODE) throw new Error('Run these tests with: npm run test:window');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const packaged = process.env.INKLING_PACKAGED;
  return {
    ...(packaged && { executablePath: packaged }),
    args: [...(packaged ? [] : [root]), ...sandbox, '--data', dataFolder, '--lang=en-US'],
    // English whatever this machine speaks: what is on the screen is found by its words.
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'en', LC_ALL: 'C.UTF-8' },
  };
}

/** Starts the built app. `switches` are Chromium's own. */
export async function startInkling(dataFolder: string, switches: readonly string[] = []): Promise<Inkling> {
  const refusals: string[] = [];
  const launch = async () => {
    const { args, ...command } = commandOf(dataFolder);
    const launched = await _electron.launch({ ...command, args: [...args, ...switches] });
    const opened = await launched.firstWindow();
    opened.on('console', (message) => {
      if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text())) refusals.push(message.text());
    });
    return [launched, opened, launched.process()] as const;
  };
  let [app, window, program] = await launch();

  return {
    dataFolder,
    refusals,
    get app() {
      return app;
    },
    get window() {
      return window;
    },
    async restart() {
      await end(app, program);
      [app, window, program] = await launch();
    },
    async killBackend() {
      const [pid] = backendPids(app.process().pid!);
      if (pid === undefined) throw new Error('No backend is running.');
      process.kill(pid, 'SIGKILL');
      while (backendPids(app.process().pid!).includes(pid)) await new Promise((done) => setTimeout(done, 10));
    },
    close: () => end(app, program),
  };
}

/** Tells the app to end, and waits for it. One that doesn't is killed and named: else its test would wait in silence. */
async function end(app: ElectronApplication, program: ChildProcess): Promise<void> {
  const late = { isKilled: false };
  const timer = setTimeout(() => {
    late.isKilled = true;
    program.kill('SIGKILL');
  }, endLimitMs);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
  if (late.isKilled)
    throw new Error(`The app did not end within ${endLimitMs / 1000} s of being told to, and was killed.`);
}

/**
 * A folder that is gone after the test, and the app on it. No test may make the page do what its policy refuses, but
 * one that means to (`triesRefusedThings`).
 */
export const test = base.extend<{ folder: string; inkling: Inkling; triesRefusedThings: boolean }>({
  triesRefusedThings: [false, { option: true }],
  // Playwright wants the first parameter to be a pattern, also an empty one.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'inkling-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  inkling: async ({ folder, triesRefusedThings }, use) => {
    const inkling = await startInkling(path.join(folder, 'data'));
    await use(inkling);
    await inkling.close();
    if (!triesRefusedThings) expect(inkling.refusals).toEqual([]);
  },
});

export { expect } from '@playwright/test';
