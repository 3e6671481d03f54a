import { createRequire } from 'node:module';
import { _electron } from '@playwright/test';
import { commandOf } from '../../test/e2e/inkling.ts';
import { processorMs } from './processes.ts';
import { quantile } from './quantile.ts';

/** A start, in ms since the program was called. */
interface Start {
  /** The window has begun to load its page. */
  readonly pageMs: number;
  /** Something is to be read. */
  readonly paintedMs: number;
  /** The projects are listed and everything can be pressed. */
  readonly usableMs: number;
  /** Processor time that all processes of the app had used until then. */
  readonly processorMs: number;
}

/** Several starts: the best of each figure, since other work on the machine only lengthens, and the median wait. */
export interface StartFigures extends Start {
  readonly what: string;
  readonly runs: number;
  readonly medianUsableMs: number;
}

/** Starts the app on a folder as often, one after the other. */
export async function measureStarts(
  what: string,
  folders: readonly string[],
  say: (text: string) => void,
): Promise<StartFigures> {
  const starts: Start[] = [];
  for (const folder of folders) {
    starts.push(await startOnce(folder));
    say(`${what}: usable after ${starts.at(-1)!.usableMs.toFixed(0)} ms`);
  }
  const best = (of: (start: Start) => number) => Math.min(...starts.map(of));
  return {
    what,
    runs: starts.length,
    pageMs: best(({ pageMs }) => pageMs),
    paintedMs: best(({ paintedMs }) => paintedMs),
    usableMs: best(({ usableMs }) => usableMs),
    processorMs: best(({ processorMs }) => processorMs),
    medianUsableMs: quantile(
      starts.map(({ usableMs }) => usableMs),
      0.5,
    ),
  };
}

async function startOnce(folder: string): Promise<Start> {
  // Told the path, Playwright doesn't hold the app until it can watch it: nothing waits but what would wait for a person.
  const executablePath = createRequire(import.meta.url)('electron') as string;
  const called = Date.now();
  const app = await _electron.launch({ executablePath, ...commandOf(folder) });
  try {
    const window = await app.firstWindow();
    await window.waitForFunction(() =>
      [...document.querySelectorAll('button')].some(
        (button) => button.textContent === 'New project' && !button.disabled,
      ),
    );
    const used = processorMs(app.process().pid!);
    const page = await window.evaluate(() => ({
      // The button was drawn by now; asking for the moment here adds a few ms of the way.
      usableAt: Date.now(),
      startedAt: performance.timeOrigin,
      paintedAfterMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    }));
    const pageMs = page.startedAt - called;
    return {
      pageMs,
      paintedMs: pageMs + page.paintedAfterMs,
      usableMs: page.usableAt - called,
      processorMs: used,
    };
  } finally {
    await app.close();
  }
}
