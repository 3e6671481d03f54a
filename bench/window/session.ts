import type { Page } from '@playwright/test';
import type { Inkling } from '../../test/e2e/inkling.ts';
import { ideasPage } from '../../test/e2e/page/ideas-page.ts';
import { goTo } from './places.ts';
import { memoryOf, pageProcess, type ProcessMemory } from './processes.ts';

/** What the window holds after so many rounds through every place, when all that nobody holds was given back. */
export interface MemoryFigures extends ProcessMemory {
  readonly rounds: number;
  /** Resident before that: Chromium gives back when it finds it worth the while. */
  readonly asFoundBytes: number;
  /** Of JavaScript. */
  readonly heapBytes: number;
  /** Elements and texts of the page, those included that were taken out of it and are held still. */
  readonly nodes: number;
}

const lookMs = 500;

/**
 * A session: every place is looked at, the list scrolled, a sentence typed, ideas written, again and again. The figures
 * are taken at the start place, before the first round and after each.
 */
export async function measureSession(
  { app, window }: Inkling,
  projectId: string,
  places: readonly { readonly address: string }[],
  rounds: number,
): Promise<MemoryFigures[]> {
  const session = await window.context().newCDPSession(window);
  const pid = await pageProcess(app);
  const look = async (round: number): Promise<MemoryFigures> => {
    await goTo(window, '');
    await window.waitForTimeout(lookMs);
    const { residentBytes: asFoundBytes } = memoryOf(pid);
    await session.send('HeapProfiler.collectGarbage');
    // What was given back is returned to the system a little later.
    await window.waitForTimeout(lookMs);
    const memory = memoryOf(pid);
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return { rounds: round, asFoundBytes, ...memory, heapBytes: usedSize, nodes };
  };
  const figures = [await look(0)];
  for (let round = 1; round <= rounds; round++) {
    for (const { address } of places) {
      await goTo(window, address);
      await window.waitForTimeout(lookMs);
    }
    await work(window, projectId);
    figures.push(await look(round));
  }
  await session.detach();
  return figures;
}

async function work(window: Page, projectId: string): Promise<void> {
  await goTo(window, `projects/${projectId}/brief`);
  const field = window.getByRole('textbox', { name: 'Constraints', exact: true });
  await field.fill('');
  await field.pressSequentially('Nothing that takes more than ten minutes a day.', {
    delay: 20,
    timeout: 120_000,
  });
  await goTo(window, `projects/${projectId}/ideas`);
  const ideas = ideasPage(window);
  await ideas.items.first().waitFor();
  await window.mouse.move(700, 500);
  for (let i = 0; i < 20; i++) {
    await window.mouse.wheel(0, 900);
    await window.waitForTimeout(30);
  }
  await ideas.generate('SCAMPER', 2);
  await ideas.expectIdle();
}
