import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedGguf } from '../support/embedded-gguf.ts';
import { expect, test } from './inkling.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { modelsPage } from './page/models-page.ts';
import { startPage } from './page/start-page.ts';

const name = 'Inkling 135M as GGUF';

test('a GGUF file becomes the model that writes, and is deleted again', async ({ inkling, folder }) => {
  test.setTimeout(900_000);
  const { window, dataFolder } = inkling;
  const file = path.join(folder, 'inkling.gguf');
  writeFileSync(file, embeddedGguf());
  const broken = path.join(folder, 'broken.gguf');
  writeFileSync(broken, 'GGUF, or so it says, but nothing of the kind');

  const models = modelsPage(window);
  await models.open();
  await models.choose(broken);
  await expect(models.bring.getByRole('alert')).toContainText('Nothing was imported', { timeout: 60_000 });
  await models.choose(file);
  await expect(models.bring.getByText(`${name} is here.`)).toBeVisible({ timeout: 240_000 });
  await window.getByRole('button', { name: `Use for writing: ${name}` }).click();
  await expect(models.model(name).getByText('Writes')).toBeVisible();

  await startPage(window).open();
  await startPage(window).newProject();
  await briefPage(window).write(bakery);
  const ideas = ideasPage(window);
  await ideas.open();
  await ideas.generate('SCAMPER', 1);
  await expect(window.getByText(/ from \d+ candidates? in |^Nothing worth showing among /)).toBeVisible({
    timeout: 500_000,
  });
  await expect(window.getByRole('contentinfo').getByRole('listitem').filter({ hasText: name })).toBeVisible();

  await models.open();
  await window.getByRole('button', { name: `Delete… ${name}` }).click();
  await window.getByRole('button', { name: 'Delete it' }).click();
  await expect(models.model(name)).toHaveCount(0);
  await expect(models.model('Inkling 135M').getByText('Writes')).toBeVisible();
  expect(readdirSync(path.join(dataFolder, 'models'))).toEqual([]);
});
