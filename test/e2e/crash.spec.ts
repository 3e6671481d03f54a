import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { startPage } from './page/start-page.ts';

test.skip(process.platform !== 'linux', 'The backend is found through /proc.');

test('the window survives a backend that is killed while it writes', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  await briefPage(window).write(bakery);
  const ideas = ideasPage(window);
  await ideas.open();
  await ideas.generate('SCAMPER', 20);
  await expect(ideas.items.first()).toBeVisible({ timeout: 60_000 });
  const before = await ideas.titles();
  await inkling.killBackend();

  await expect(window.getByText(/stopped/i).first()).toBeVisible();
  await expect(ideas.stop).toHaveCount(0);
  expect((await ideas.titles()).slice(0, before.length)).toEqual(before);

  const kept = await ideas.items.count();
  await ideas.generate('SCAMPER', 1);
  await ideas.expectIdle();
  await expect(window.getByText(/ from \d+ candidates? in |^Nothing worth showing among /)).toBeVisible();
  expect((await ideas.titles()).slice(0, before.length)).toEqual(before);
  expect(await ideas.items.count()).toBeGreaterThanOrEqual(kept);
});

test('an import that a killed backend cut off is finished with one click', async ({ inkling, folder }) => {
  test.slow();
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  const file = path.join(folder, 'kettles.txt');
  const lines = Array.from({ length: 2400 }, (_, i) => `Paragraph ${i} speaks of kettle number ${i * 7}.`);
  writeFileSync(file, lines.join('\n\n'));
  await window.locator('input[type=file]').setInputFiles(file);
  await expect(window.getByText('Learning to find kettles.txt')).toBeVisible({ timeout: 60_000 });
  await inkling.killBackend();

  await window.getByRole('button', { name: 'Finish reading' }).click({ timeout: 60_000 });
  await expect(window.getByRole('button', { name: 'Finish reading' })).toHaveCount(0);
  await expect(window.getByRole('cell', { name: 'Ready', exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(knowledge.rows).toHaveText(['kettles.txt']);
  await knowledge.find('kettle number 16793');
  await expect(window.getByText('Paragraph 2399 speaks of kettle number 16793.').first()).toBeVisible({
    timeout: 60_000,
  });
});

test('a backend that keeps crashing is given up, and can be started again', async ({ inkling }) => {
  const { window } = inkling;
  const ready = window.getByRole('button', { name: 'New project' });
  const startAgain = window.getByRole('button', { name: 'Start it again' });
  await expect(ready).toBeVisible();
  for (let crash = 0; crash < 3; crash++) await killWhenReady(inkling);
  await expect(startAgain).toBeVisible();
  await startAgain.click();
  await expect(startAgain).toHaveCount(0);
  await startPage(window).newProject();
  await briefPage(window).write({ Title: 'Still working' });
});

async function killWhenReady(inkling: { killBackend(): Promise<void> }) {
  await expect(async () => inkling.killBackend()).toPass({ timeout: 15_000, intervals: [100] });
}
