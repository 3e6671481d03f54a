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

test('a text file is seen before it is added, in the encoding one chooses; a question can go to some sources', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  // “本店退货期为十四天。” (goods can be returned for fourteen days) in GB18030.
  const file = path.join(folder, 'returns.txt');
  writeFileSync(file, Buffer.from('b1beb5eacdcbbbf5c6daceaacaaecbc4cceca1a3', 'hex'));
  await window.getByRole('checkbox', { name: 'Look at text files before they are added' }).check();
  await window.locator('input[type=file]').setInputFiles(file);
  const beginning = window.getByRole('group', { name: 'The beginning of the file' });
  await expect(beginning).not.toBeEmpty();
  const choose = async (encoding: string) => {
    await window.getByRole('combobox', { name: 'Encoding' }).click();
    await window.getByRole('option', { name: encoding, exact: true }).click();
  };
  await choose('koi8-r');
  await expect(beginning).not.toContainText('退货');
  await choose('gb18030');
  await expect(beginning).toHaveText('本店退货期为十四天。');
  await window.getByRole('button', { name: 'Add, read so' }).click();
  await expect(knowledge.rows).toHaveText(['returns.txt'], { timeout: 60_000 });

  await window.getByRole('button', { name: 'Paste text' }).click();
  await window.getByRole('textbox', { name: 'Title' }).fill('Opening hours');
  await window.getByRole('textbox', { name: 'Text' }).fill('The shop is open from 7 to 13 on Saturdays.');
  await window.getByRole('button', { name: 'Add this text' }).click();
  await expect(knowledge.rows).toHaveCount(2, { timeout: 60_000 });
  await knowledge.find('退货期');
  await expect(knowledge.passages.first()).toBeVisible({ timeout: 60_000 });
  await window.getByRole('button', { name: /^Search in/ }).click();
  await window.getByRole('menuitemcheckbox', { name: 'Opening hours' }).click();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Open returns.txt at this passage' })).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Search in: Opening hours' })).toBeVisible();
});
