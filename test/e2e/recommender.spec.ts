import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { recommenderPage } from './page/recommender-page.ts';
import { startPage } from './page/start-page.ts';

test('from a sample to a verdict, a list with reasons, a what-if and a file; a restart keeps it', async ({
  inkling,
  folder,
}) => {
  let window = inkling.window;
  await startPage(window).newProject();
  let page = recommenderPage(window);
  await page.open();
  await page.openSample('a shop');
  await page.evaluate('ItemKNN', 'EASE');
  await expect(page.verdict.getByText(/showing everyone the same/)).toBeVisible();
  await expect(page.verdict.getByText(/Seed \d+\./)).toBeVisible();
  const sentence = await page.verdict.locator('p').first().innerText();

  await page.chooseUser('');
  const list = page.list('ItemKNN');
  await expect(list.getByText(/because of/).first()).toBeVisible({ timeout: 60_000 });
  const before = await list.innerText();
  const history = page.list('Their history');
  await history.getByRole('button').first().click();
  await expect(history.getByRole('button', { pressed: true })).toHaveCount(1);
  await expect.poll(() => list.innerText()).not.toBe(before);

  const file = path.join(folder, 'lists.csv');
  await inkling.app.evaluate(({ session }, to) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, file);
  await window.getByRole('button', { name: 'Save: Lists for everybody, CSV' }).click();
  await expect(window.getByText('Saved 1 file', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(() => {
      try {
        return readFileSync(file, 'utf8').split('\n').length;
      } catch {
        return 0;
      }
    })
    .toBeGreaterThan(100);

  const pdf = path.join(folder, 'report.pdf');
  await inkling.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await window.getByRole('button', { name: 'Save as PDF: Report, Markdown' }).click();
  await expect.poll(() => existsSync(pdf), { timeout: 90_000 }).toBe(true);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await inkling.restart();
  window = inkling.window;
  page = recommenderPage(window);
  await startPage(window).openProject('Untitled project');
  await page.open();
  await expect(page.verdict.locator('p').first()).toHaveText(sentence);
});

test('a table with bad rows says which they are, before and after it is imported', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  const file = path.join(folder, 'bought.csv');
  const rows = Array.from({ length: 80 }, (_, i) => `u${i % 20},i${(i * 7) % 15}`);
  rows[3] = 'only-one-field';
  rows[9] = ',i3';
  writeFileSync(file, ['user,item', ...rows].join('\n'));
  await startPage(window).newProject();
  await recommenderPage(window).open();
  // The brief's place has such an input too, until this one is there.
  await expect(window.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await window.locator('input[type=file]').first().setInputFiles(file);
  await expect(window.getByText(/Row 5 doesn’t have as many fields/)).toBeVisible();
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await window.getByRole('button', { name: 'Show which' }).click();
  const table = window.getByRole('table', { name: 'Rows not used as they stand' });
  await expect(table.getByRole('row', { name: /^5 .*fields/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^11 .*no person/ })).toBeVisible();
});
