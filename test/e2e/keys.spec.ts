import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

test('keys are changed where they are listed, refused with a reason, used at once, and kept', async ({
  inkling,
}) => {
  const { window } = inkling;
  const press = (keys: string) => inkling.window.keyboard.press(keys);
  await startPage(window).openSample();
  await ideasPage(window).open();
  await expect(window.getByRole('button', { name: 'Generate ideas' })).toBeVisible();
  await press('?');
  const sheet = window.getByRole('dialog', { name: 'Keyboard' });
  const row = sheet.getByRole('listitem').filter({ hasText: 'Add your own' });
  await row.getByRole('button', { name: /^Other keys for/ }).click();
  await press('Control+c');
  await expect(row.getByRole('alert')).toContainText('Ctrl C is needed by the system');
  await press('Shift');
  await expect(row.getByRole('alert')).toContainText('does nothing by itself');
  await press('s');
  await expect(row.getByRole('alert')).toContainText('S is used for “Star or unstar”');
  await expectAccessible(window, 'keys, a conflict');
  await press('y');
  await expect(row.getByRole('button', { name: /now: Y$/ })).toBeFocused();

  // Escape while keys are waited for leaves them as they are, and the sheet open.
  await press('Enter');
  await press('Escape');
  await expect(row.getByRole('button', { name: /now: Y$/ })).toBeFocused();
  await press('Escape');
  await expect(sheet).toHaveCount(0);

  const title = () => inkling.window.getByLabel('Title', { exact: true });
  await press('n');
  await expect(title()).toHaveCount(0);
  await press('y');
  await expect(title()).toBeVisible();

  await inkling.restart();
  await startPage(inkling.window).openProject('Driving school with empty seats');
  await ideasPage(inkling.window).open();
  await expect(inkling.window.getByRole('button', { name: 'Generate ideas' })).toBeVisible();
  await press('?');
  await inkling.window.getByRole('button', { name: 'All as usual' }).click();
  await press('Escape');
  await press('n');
  await expect(title()).toBeVisible();
});
