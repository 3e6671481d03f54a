import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';

test('what the app is built from is shown under Privacy, found by a word, with the text of its licence', async ({
  inkling,
}) => {
  const { window } = inkling;
  await window.getByRole('link', { name: 'Privacy' }).click();
  await window.getByRole('button', { name: 'Show parts and licences' }).click();
  const table = window.getByRole('table', { name: 'What Inkling is built from' });
  await expect(table).toBeVisible();
  await expect(window.getByRole('status').filter({ hasText: /^\d{3} parts$/u })).toBeVisible();
  // Far more parts than rows are drawn.
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await window.getByRole('searchbox', { name: 'Find a part or a licence' }).fill('ofl inter');
  await expect(window.getByText('1 part', { exact: true })).toBeVisible();
  await table.getByRole('button', { name: '@fontsource-variable/inter' }).click();
  await expect(window.getByRole('dialog')).toContainText('SIL OPEN FONT LICENSE');
  await expectAccessible(window, 'a licence');
  await window.keyboard.press('Escape');
  await window.getByRole('searchbox', { name: 'Find a part or a licence' }).fill('no such part');
  await expect(window.getByText('No part by that name.')).toBeVisible();
});
