import { expect, test } from '../inkling.ts';
import { killEverything } from '../kill-everything.ts';
import { ideasPage } from '../page/ideas-page.ts';
import { startPage } from '../page/start-page.ts';

test.skip(process.platform !== 'linux', 'Processes are found through /proc.');

test('what was done to ideas is taken back after everything was killed', async ({ inkling }) => {
  test.setTimeout(300_000);
  await startPage(inkling.window).newProject();
  const before = ideasPage(inkling.window);
  await before.open();
  await before.add('Bicycle courier', 'A rider brings bread to offices before nine.');
  await before.add('Sourdough lessons', 'Evening classes teach how to keep a starter alive.');
  const place = new URL(inkling.window.url()).hash;
  await before.items.nth(0).getByRole('heading').click();
  await inkling.window.keyboard.press('s');
  await expect(before.items.nth(0).getByRole('button', { name: 'Unstar' })).toBeVisible();
  await inkling.window.keyboard.press('p');
  await expect(before.items).toHaveCount(1);
  // On the disk when the next answer has come.
  await before.add('Weather forecast', 'Rain tomorrow means fewer customers, so less is baked.');
  await inkling.window.waitForTimeout(500);
  await killEverything(inkling);

  const { window } = inkling;
  await expect(window.getByRole('button', { name: 'New project' })).toBeVisible({ timeout: 60_000 });
  await window.evaluate((hash) => void (location.hash = hash), place);
  const after = ideasPage(window);
  await expect(after.items).toHaveCount(2);
  for (let i = 0; i < 2; i++) await window.keyboard.press('u');
  await expect(after.card('Weather forecast')).toHaveCount(0);
  await expect(after.card('Bicycle courier')).toBeVisible();
  await expect(after.items.nth(0).getByRole('button', { name: 'Unstar' })).toBeVisible();
  await window.keyboard.press('u');
  await expect(after.items.nth(0).getByRole('button', { name: 'Star', exact: true })).toBeVisible();
  for (let i = 0; i < 2; i++) await window.keyboard.press('u');
  await expect(after.items).toHaveCount(0);
  await window.keyboard.press('ControlOrMeta+Shift+z');
  await expect(after.card('Bicycle courier')).toBeVisible();
  test.info().annotations.push({ type: 'figure', description: '5 steps taken back, 1 done again' });
});
