import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { picturesPage } from './page/pictures-page.ts';
import { startPage } from './page/start-page.ts';

test('a sample of pictures is learnt, tried on a new one, and still there after a restart', async ({
  inkling,
  folder,
}) => {
  test.slow();
  let window = inkling.window;
  await startPage(window).newProject();
  let page = picturesPage(window);
  await page.open();
  await page.openSample();
  await page.teach(4);
  const sentence = await window.getByText(/Test accuracy/).innerText();
  await expect(window.getByRole('table').getByText('chipped 缺口').first()).toBeVisible();

  const file = path.join(folder, 'dot.png');
  writeFileSync(file, await drawPng(inkling.window, 'teal'));
  const note = path.join(folder, 'note.png');
  writeFileSync(note, 'This is no picture.');
  await window.locator('input[type=file][accept="image/*"]').setInputFiles([file, note]);
  await expect(window.getByRole('img', { name: 'dot.png' })).toBeVisible();
  await expect(window.getByRole('alert')).toContainText('note.png');

  await window.getByRole('button', { name: 'Save as ONNX' }).click();
  await expect(window.getByText(/The ONNX file was run on 200 pictures/)).toBeVisible({ timeout: 30_000 });

  // Told apart is what axe calls serious; the screen is as full as it gets here.
  await expectAccessible(window, 'a set that was learnt');

  await inkling.restart();
  window = inkling.window;
  page = picturesPage(window);
  await window
    .getByRole('link', { name: /New project|Untitled/ })
    .first()
    .click();
  await page.open();
  await expect(window.getByText(sentence)).toBeVisible();
});

test('a folder of folders becomes a set; one without kinds is refused with a reason', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  await startPage(window).newProject();
  await picturesPage(window).open();
  const choose = window.locator('input[type=file]').first();
  const flat = path.join(folder, 'flat');
  mkdirSync(flat);
  writeFileSync(path.join(flat, 'a.png'), await drawPng(window, 'red'));
  await choose.setInputFiles(flat);
  await expect(window.getByText('No folder for each kind was found.', { exact: false })).toBeVisible();

  const whole = path.join(folder, 'paints');
  for (const kind of ['red', 'blue']) {
    mkdirSync(path.join(whole, kind), { recursive: true });
    const picture = await drawPng(window, kind);
    for (let at = 0; at < 6; at++) writeFileSync(path.join(whole, kind, `${at}.png`), picture);
  }
  await choose.setInputFiles(whole);
  await expect(window.getByText('12 pictures of 2 kinds')).toBeVisible();
  await picturesPage(window).teach(2);
  await window.getByRole('button', { name: 'Delete “paints”' }).click();
  await expect(window.getByText('12 pictures of 2 kinds')).toBeHidden();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByText('12 pictures of 2 kinds')).toBeVisible();
});

/** A picture of one colour, drawn by the window. */
async function drawPng(window: Page, colour: string): Promise<Buffer> {
  const base64 = await window.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    canvas.width = 60;
    canvas.height = 40;
    const context = canvas.getContext('2d')!;
    context.fillStyle = fill;
    context.fillRect(0, 0, 60, 40);
    return canvas.toDataURL('image/png').split(',')[1]!;
  }, colour);
  return Buffer.from(base64, 'base64');
}
