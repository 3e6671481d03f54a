import { existsSync } from 'node:fs';
import { expect, test } from './inkling.ts';

/** Of the parts that are drawn by what lies in the repository alone; a text field shows the system's own caret and menus. */
const groups = ['Buttons', 'Choices', 'Fields', 'Words and keys', 'Surfaces', 'Tables'] as const;

// How every part looks, to the pixel: what changes it is seen, and its picture drawn anew with
//   npm run test:window -- test/e2e/parts-pictures.spec.ts --update-snapshots
// Another Chromium draws letters otherwise, so there is a set of pictures for each that was used.
for (const theme of ['light', 'dark'] as const)
  test(`the parts look as they did, ${theme}`, async ({ inkling }, info) => {
    const { window } = inkling;
    const chromium = await window.evaluate(() => /Chrome\/(\d+)/u.exec(navigator.userAgent)?.[1] ?? '');
    const picture = (group: string) =>
      `chromium-${chromium}-${theme}-${group.toLowerCase().replaceAll(' ', '-')}.png`;
    const isDrawing = ['all', 'changed'].includes(info.config.updateSnapshots);
    test.skip(
      !isDrawing && !existsSync(info.snapshotPath(picture('Buttons'))),
      `There are no pictures of Chromium ${chromium}.`,
    );
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(window.locator(`html[data-theme=${theme}]`)).toHaveCount(1);
    await window.evaluate(() => void (location.hash = '#/parts'));
    await window.evaluate(() => document.fonts.ready.then(() => undefined));
    const partOf = (group: string) =>
      window.locator('section').filter({ has: window.getByRole('heading', { name: group, exact: true }) });
    for (const group of groups)
      await expect(partOf(group)).toHaveScreenshot(picture(group), {
        // A letter whose edge another machine rounds otherwise is not seen; a line that moved is.
        maxDiffPixelRatio: 0.002,
        animations: 'disabled',
        caret: 'hide',
      });
  });
