import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { openSession } from '../../cli/session.ts';
import { startInkling } from '../../test/e2e/inkling.ts';
import { ideasPage } from '../../test/e2e/page/ideas-page.ts';
import { startPage } from '../../test/e2e/page/start-page.ts';
import { frameFigures, type FrameFigures } from './frames.ts';

const { values: options } = parseArgs({
  options: { ideas: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const count = Number(options.ideas);
const words = [
  'dough',
  'oven',
  'courier',
  'queue',
  'leftover',
  'subscription',
  'school',
  'office',
  'freezer',
];
const states = ['new', 'promising', 'chosen', 'parked'] as const;
/** Turns of the wheel, and how far each goes, in px: about a screen in half a second. */
const turns = 150;
const turnPx = 120;

const data = mkdtempSync(path.join(tmpdir(), 'inkling-bench-'));
const say = (text: string) => process.stderr.write(`${text}\n`);
try {
  await fill(data);
  const inkling = await startInkling(data);
  const rows: (FrameFigures & { readonly what: string })[] = [];
  try {
    const { window } = inkling;
    await startPage(window).openProject('Board');
    const ideas = ideasPage(window);
    await ideas.open();
    await ideas.items.first().waitFor({ timeout: 60_000 });
    rows.push({ what: 'list, scrolled', ...(await measured(window, () => scroll(window, 700, 500))) });
    rows.push({ what: 'list, J held down', ...(await measured(window, () => press(window, 'j', 100))) });
    await ideas.view('Lanes');
    await ideas.lane('New').getByRole('article').first().waitFor();
    const box = (await ideas.lane('New').boundingBox())!;
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
    rows.push({ what: 'lanes, one scrolled', ...(await measured(window, () => scroll(window, ...middle))) });
    await ideas.lane('New').getByRole('article').first().click();
    const moves = ['Alt+ArrowRight', 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowLeft'];
    rows.push({
      what: 'lanes, moved by keyboard',
      ...(await measured(window, async () => {
        for (let i = 0; i < 40; i++) await press(window, moves[i % moves.length]!, 1, 60);
      })),
    });
  } finally {
    await inkling.close();
  }
  report(rows);
} finally {
  rmSync(data, { recursive: true, force: true });
}

/** A project with as many ideas, in all states and with some tags. */
async function fill(folder: string): Promise<void> {
  const session = await openSession(folder);
  try {
    const { client } = session;
    const { id: projectId } = await client.call('projects.create', { name: 'Board' });
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const [one, two, three] = [0, 1, 2].map((by) => words[(i * 7 + by * (1 + (i % 5))) % words.length]);
      const fields = {
        title: `Idea ${i + 1}: ${one} and ${two}`,
        pitch:
          `A ${one} that a ${two} brings to the ${three}, so that nothing is thrown away at closing time. `.repeat(
            1 + (i % 3),
          ),
        who: `People with a ${three}`,
      };
      ids.push((await client.call('ideas.add', { projectId, fields })).id);
    }
    for (const [at, state] of states.entries()) {
      const of = ids.filter((_, i) => i % 4 === at);
      if (of.length > 0)
        await client.call('board.change', { ids: of, state, addTags: [words[at]!, `lot ${at}`] });
    }
  } finally {
    await session.close();
  }
}

async function scroll(window: Page, x: number, y: number): Promise<void> {
  await window.mouse.move(x, y);
  for (let i = 0; i < turns; i++) {
    await window.mouse.wheel(0, i < turns * 0.7 ? turnPx : -turnPx);
    await window.waitForTimeout(16);
  }
}

async function press(window: Page, key: string, times: number, pauseMs = 30): Promise<void> {
  for (let i = 0; i < times; i++) {
    await window.keyboard.press(key);
    await window.waitForTimeout(pauseMs);
  }
}

/** The times between the frames that the window drew while `work` went on. */
async function measured(window: Page, work: () => Promise<void>): Promise<FrameFigures> {
  await window.evaluate(() => {
    const times: number[] = [];
    const kept = globalThis as unknown as { frameTimes: number[]; frameHandle: number };
    kept.frameTimes = times;
    const frame = (now: number) => {
      times.push(now);
      kept.frameHandle = requestAnimationFrame(frame);
    };
    kept.frameHandle = requestAnimationFrame(frame);
  });
  await work();
  const times = await window.evaluate(() => {
    const kept = globalThis as unknown as { frameTimes: number[]; frameHandle: number };
    cancelAnimationFrame(kept.frameHandle);
    return kept.frameTimes;
  });
  return frameFigures(times);
}

function report(rows: readonly (FrameFigures & { readonly what: string })[]): void {
  say(`\n${count} ideas; times between frames in ms\n`);
  say(
    `${'what'.padEnd(28)}${'frames'.padStart(8)}${'median'.padStart(9)}${'p95'.padStart(9)}${'> 32 ms'.padStart(10)}`,
  );
  for (const { what, frames, medianMs, p95Ms, slowShare } of rows)
    say(
      what.padEnd(28) +
        String(frames).padStart(8) +
        medianMs.toFixed(1).padStart(9) +
        p95Ms.toFixed(1).padStart(9) +
        `${(100 * slowShare).toFixed(1)} %`.padStart(10),
    );
  if (options.json) process.stdout.write(`${JSON.stringify({ ideas: count, rows }, null, 2)}\n`);
}
