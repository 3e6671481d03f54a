import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { decryptStore } from '../../support/decrypt.ts';
import { expect, test, type Inkling } from '../inkling.ts';
import { killEverything } from '../kill-everything.ts';
import { startPage } from '../page/start-page.ts';

test.skip(process.platform !== 'linux', 'Processes are found through /proc.');

/** Waits until the store holds these texts: typing rests a moment before it is kept, and a slow machine takes longer. */
const untilKept = (inkling: Inkling, texts: readonly string[]) =>
  expect(() => {
    const bytes = decryptStore(inkling.dataFolder);
    expect(texts.filter((text) => !bytes.includes(text))).toEqual([]);
  }).toPass({ timeout: 60_000 });

/** The text fields in sight that are for words: not to search with, not secret. */
const fieldsIn = (inkling: Inkling): Locator =>
  inkling.window
    .locator('main')
    .locator('textarea:visible, input[type=text]:visible, input:not([type]):visible');

test('what is typed anywhere and not sent is there again after everything was killed', async ({
  inkling,
}) => {
  test.setTimeout(600_000);
  await startPage(inkling.window).newProject();
  await expect(inkling.window).toHaveURL(/brief/u);
  const project = new URL(inkling.window.url()).hash.replace(/\/brief.*/u, '');
  const rooms = [
    'brief',
    'ideas',
    'knowledge',
    'assistant',
    'compose',
    'plan',
    'analyse',
    'recommender',
    'predict',
  ];
  const goTo = (room: string) =>
    inkling.window.evaluate((hash) => void (location.hash = hash), `${project}/${room}`);
  const typed: { readonly room: string; readonly at: number; readonly text: string }[] = [];
  for (const room of rooms) {
    await goTo(room);
    await inkling.window.waitForTimeout(1200);
    const fields = fieldsIn(inkling);
    for (let at = 0; at < (await fields.count()); at++) {
      const field = fields.nth(at);
      if (!(await field.isEditable())) continue;
      if ((await field.getAttribute('role')) === 'combobox') continue;
      const text = `Typed in ${room} ${at}`;
      await field.fill('');
      await field.pressSequentially(text);
      if ((await field.inputValue()) === text) typed.push({ room, at, text });
    }
  }
  expect(typed.length).toBeGreaterThanOrEqual(7);
  await untilKept(
    inkling,
    typed.map(({ text }) => text),
  );
  await killEverything(inkling);
  await expect(inkling.window.getByRole('button', { name: 'New project' })).toBeVisible({ timeout: 60_000 });
  const lost: string[] = [];
  for (const { room, at, text } of typed) {
    await goTo(room);
    await expect(fieldsIn(inkling).nth(at))
      .toHaveValue(text, { timeout: 8000 })
      .catch(() => lost.push(text));
  }
  expect(lost).toEqual([]);
  test.info().annotations.push({ type: 'figure', description: `${typed.length} fields, 0 lost` });
});

test('a secret is not kept as it is typed, hidden or shown', async ({ inkling, folder }) => {
  test.setTimeout(300_000);
  const { window } = inkling;
  const secret = (at: number) => `Zirkelwort${at}`;
  await window.getByRole('link', { name: 'Models', exact: true }).click();
  await window.getByRole('button', { name: 'Add an engine…' }).click();
  const sheet = window.getByRole('dialog', { name: 'Add an engine' });
  const key = sheet.getByLabel('Key', { exact: true });
  await key.pressSequentially(secret(1));
  await sheet.getByRole('button', { name: /^Show/u }).click();
  await key.pressSequentially(secret(2));
  // A field of words beside it is kept, so that something can be seen to be.
  await sheet.getByRole('textbox', { name: 'Name' }).pressSequentially('Nebenwort');
  // Typed after the secret, it is kept after that would be.
  await untilKept(inkling, ['Nebenwort']);
  await inkling.close();
  const bytes = decryptStore(path.join(folder, 'data'));
  expect(bytes.includes('Nebenwort')).toBe(true);
  expect(bytes.includes('Zirkelwort')).toBe(false);
});

test('a deleted project leaves no word of it in the window’s own folder either', async ({
  inkling,
  folder,
}) => {
  test.setTimeout(300_000);
  const word = 'Zirkelwort';
  await startPage(inkling.window).newProject();
  await expect(fieldsIn(inkling).first()).toBeVisible();
  const texts: string[] = [];
  for (const field of await fieldsIn(inkling).all()) {
    texts.push(`About ${word} ${texts.length}`);
    await field.fill(texts.at(-1)!);
  }
  expect(texts.length).toBeGreaterThan(0);
  await untilKept(inkling, texts);
  await inkling.window.evaluate(() => void (location.hash = '/'));
  await inkling.window
    .getByRole('button', { name: /^More for/u })
    .first()
    .click();
  await inkling.window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(inkling.window.getByRole('list', { name: 'Projects' })).toHaveCount(0);
  await inkling.restart();
  await inkling.window.getByRole('button', { name: 'Recently deleted…' }).click({ timeout: 60_000 });
  const sheet = inkling.window.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Delete all of it for good…' }).click();
  await sheet.getByRole('button', { name: 'Delete for good', exact: true }).last().click();
  await expect(sheet.getByText('Nothing was deleted.')).toBeVisible({ timeout: 60_000 });
  await inkling.close();
  const data = path.join(folder, 'data');
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(data, name))
    .filter((file) => statSync(file).isFile());
  const wide = Buffer.from(word, 'utf16le');
  const found = files.filter((file) => {
    const bytes = readFileSync(file);
    return bytes.includes(word) || bytes.includes(wide);
  });
  expect(found).toEqual([]);
  expect(decryptStore(data).includes(word)).toBe(false);
  test.info().annotations.push({ type: 'figure', description: `${files.length} files, 0 hits` });
});
