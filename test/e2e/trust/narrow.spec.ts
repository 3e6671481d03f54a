import path from 'node:path';
import type { Page } from '@playwright/test';
import { fillStrangely } from '../../support/fill-strangely.ts';
import { seedStore } from '../../support/seed-store.ts';
import { findOverflow } from '../find-overflow.ts';
import { rounds } from '../../support/trust.ts';
import { expect, startInkling, test, type Inkling } from '../inkling.ts';

/** The width of the page in CSS pixels: that of a narrow phone, which a small window has at 200 %. */
const narrowPx = 360;
const zoom = 2;

/** Of the window in pixels, and of what is in it. */
const sizes = (
  [
    [narrowPx * zoom, zoom],
    [1280, 1],
  ] as const
).slice(0, rounds({ quick: 1, whole: 2 }));

const places = [
  '',
  'brief',
  'ideas',
  'ideas?view=lanes',
  'ideas?view=map',
  'ideas?view=converge',
  'ideas?session=crazy-8s',
  'ideas?session=own',
  'develop',
  'knowledge',
  'assistant',
  'recommender',
  'compose',
  'analyse',
  'predict',
  'plan',
] as const;
const appPlaces = ['models', 'privacy', 'settings'] as const;

test('at 200 % in a narrow window, with the longest and strangest texts, nothing overflows and every button can be reached', async ({
  folder,
}) => {
  test.slow();
  const data = path.join(folder, 'data');
  const projectId = await seedStore(data, fillStrangely);
  const inkling = await startInkling(data);
  try {
    const { window } = inkling;
    await expect(window.getByRole('button', { name: 'New project' })).toBeVisible();
    const found: Record<string, string[]> = {};
    for (const [width, factor] of sizes) {
      await shape(inkling, width, factor);
      for (const place of [
        ...places.map((name) => (name === '' ? '' : `projects/${projectId}/${name}`)),
        ...appPlaces,
      ]) {
        await visit(window, place);
        const faults = await findOverflow(window);
        const name = place.replace(projectId, '…');
        if (faults.length > 0) found[`${width / factor} px, ${name || 'start'}`] = faults;
      }
    }
    expect(found).toEqual({});
    const widths = sizes.map(([width, factor]) => `${width / factor} px`).join(' and at ');
    test.info().annotations.push({
      type: 'figure',
      description: `${places.length + appPlaces.length} places at ${widths}`,
    });
  } finally {
    await inkling.close();
  }
});

/** Gives the window a width and a size of its text. */
async function shape({ app, window }: Inkling, width: number, factor: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [first] = BrowserWindow.getAllWindows();
      first?.setMinimumSize(100, 100);
      first?.setContentSize(size.width, 900);
      first?.webContents.setZoomFactor(size.factor);
    },
    { width, factor },
  );
  await expect.poll(() => window.evaluate(() => innerWidth)).toBeLessThanOrEqual(width / factor + 1);
}

/** Goes to an address and waits until nothing more is loading there. */
async function visit(window: Page, place: string): Promise<void> {
  await window.evaluate((to) => void (location.hash = `#/${to}`), place);
  await window.waitForTimeout(700);
}
