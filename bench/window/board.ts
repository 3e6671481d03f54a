import type { Page } from '@playwright/test';
import { ideasPage } from '../../test/e2e/page/ideas-page.ts';
import { frameFigures, type FrameFigures } from './frames.ts';
import { goTo } from './places.ts';

export interface BoardFigures extends FrameFigures {
  readonly what: string;
}

/** Turns of the wheel, and how far each goes, in px: about a screen in half a second. */
const turns = 150;
const turnPx = 120;

/** How smoothly a board of many ideas is drawn while it is scrolled and its ideas are moved. */
export async function measureBoard(window: Page, projectId: string): Promise<BoardFigures[]> {
  const ideas = ideasPage(window);
  await goTo(window, `projects/${projectId}/ideas`);
  await ideas.items.first().waitFor({ timeout: 60_000 });
  const rows: BoardFigures[] = [];
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
  return rows;
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
