import type { Page } from '@playwright/test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../../backend/numerics/random.ts';
import { mutate } from '../../support/documents/mutate.ts';
import { pictureOf } from '../../support/hostile/pictures.ts';
import { rounds } from '../../support/trust.ts';
import { expect, test } from '../inkling.ts';
import { picturesPage } from '../page/pictures-page.ts';
import { startPage } from '../page/start-page.ts';

const count = rounds({ quick: 30, whole: 2000 });

test(`${count} mutated PNG, JPEG and WebP each, and pictures of 60,000 by 60,000, end in a picture or are left out by name`, async ({
  inkling,
  folder,
}) => {
  test.setTimeout(120_000 + count * 500);
  const { window } = inkling;
  let crashes = 0;
  window.on('crash', () => crashes++);
  await startPage(window).newProject();
  await picturesPage(window).open();
  const random = createRandom(21);
  const figures: string[] = [];
  for (const type of ['png', 'jpeg', 'webp']) {
    const original = await drawPicture(window, `image/${type}`);
    const set = path.join(folder, type);
    mkdirSync(path.join(set, 'whole'), { recursive: true });
    mkdirSync(path.join(set, 'broken'));
    for (let at = 0; at < 5; at++) {
      writeFileSync(path.join(set, 'whole', `${at}.${type}`), original);
      writeFileSync(path.join(set, 'broken', `whole-${at}.${type}`), original);
    }
    for (let at = 0; at < count; at++)
      writeFileSync(path.join(set, 'broken', `${at}.${type}`), mutate(original, random));
    for (const kind of ['png', 'jpeg'] as const)
      writeFileSync(path.join(set, 'broken', `bomb.${kind}`), pictureOf(kind, 60_000, 60_000));
    await window.locator('input[type=file]').first().setInputFiles(set);
    const summary = window.getByText(/\d+ pictures of 2 kinds/u).first();
    await expect(summary).toBeVisible({ timeout: 60_000 + count * 200 });
    const read = Number(/(\d[\d,]*) pictures/u.exec(await summary.innerText())![1]!.replace(',', '')) - 10;
    const alert = window.getByRole('alert').filter({ hasText: 'could not be drawn' });
    await expect(alert).toContainText('bomb');
    figures.push(`${type}: ${read} read`);
    rmSync(set, { recursive: true });
    await startPage(window).open();
    await startPage(window).newProject();
    await picturesPage(window).open();
  }
  expect(crashes).toBe(0);
  test
    .info()
    .annotations.push({ type: 'figure', description: `${figures.join(', ')} of ${count} each, 0 crashes` });
});

/** A small picture as the window itself writes it. */
async function drawPicture(window: Page, type: string): Promise<Buffer> {
  const base64 = await window.evaluate(async (mediaType) => {
    const canvas = new OffscreenCanvas(48, 40);
    const context = canvas.getContext('2d')!;
    for (let at = 0; at < 40; at++) {
      context.fillStyle = `rgb(${at * 6} ${255 - at * 5} ${(at * 37) % 255})`;
      context.fillRect(at, at, 48 - at, 2);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: mediaType })).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, type);
  return Buffer.from(base64, 'base64');
}
