import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { startPage } from './page/start-page.ts';

test('from the sample to a passage in its source; taken away, brought back, and there after a restart', async ({
  inkling,
}) => {
  await startPage(inkling.window).newProject();
  let knowledge = knowledgePage(inkling.window);
  await knowledge.open();
  await knowledge.addSample('English');
  const count = await knowledge.rows.count();
  expect(count).toBeGreaterThan(1);

  await knowledge.find('How long does a first charge of the battery take?');
  await expect(knowledge.passages.first()).toBeVisible({ timeout: 60_000 });
  await knowledge.passages.first().click();
  await expect(knowledge.source.locator('mark').first()).toBeInViewport();
  await expect(knowledge.source.locator('mark').filter({ hasText: '5 hours' })).toHaveCount(1);
  await inkling.window.keyboard.press('Escape');
  await expect(knowledge.source).toHaveCount(0);

  await inkling.window
    .getByRole('button', { name: /^Take .* away$/ })
    .first()
    .click();
  await expect(knowledge.rows).toHaveCount(count - 1);
  await inkling.window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(knowledge.rows).toHaveCount(count);

  await inkling.restart();
  await startPage(inkling.window).openProject('Untitled project');
  knowledge = knowledgePage(inkling.window);
  await knowledge.open();
  await expect(knowledge.rows).toHaveCount(count);
});

test('pasted text becomes a source; a file that is none is refused by name', async ({ inkling, folder }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await window.getByRole('button', { name: 'Paste text' }).click();
  await expect(window.getByRole('button', { name: 'Add this text' })).toBeDisabled();
  await window.getByRole('textbox', { name: 'Title' }).fill('Opening hours');
  await window.getByRole('textbox', { name: 'Text' }).fill('The shop is open from 7 to 13 on Saturdays.');
  await window.getByRole('button', { name: 'Add this text' }).click();
  await expect(knowledge.rows).toHaveText(['Opening hours']);

  const noise = path.join(folder, 'noise.pdf');
  writeFileSync(noise, '%PDF-1.7 this is no document');
  await window.locator('input[type=file]').setInputFiles(noise);
  await expect(window.getByText('Not read', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(knowledge.rows).toHaveCount(1);
});
