import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Client } from '../../contract/client.ts';
import { chineseTitle } from '../support/leave/chinese-project.ts';
import { addFilledProject, groupNames, written } from '../support/leave/filled-project.ts';
import { textOfPdf } from '../support/leave/text-of-pdf.ts';
import { seedStore } from '../support/seed-store.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, startInkling, test } from './inkling.ts';
import { exportPage, saveTo } from './page/export-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { bakery } from './page/brief-page.ts';
import { startPage } from './page/start-page.ts';

test('a project leaves as Markdown, Word, a pitch and a PDF, its Chinese intact', async ({ folder }) => {
  test.setTimeout(300_000);
  const data = path.join(folder, 'data');
  await seedStore(data, (client) => addFilledProject(client));
  const inkling = await startInkling(data);
  await startPage(inkling.window).openProject('助听器 / hearing aids');
  const page = exportPage(inkling.window);
  const leave = async (format: string, name: string, idea?: string) => {
    const file = path.join(folder, name);
    await saveTo(inkling.app, file);
    await page.open();
    await page.choose('As', format);
    if (idea !== undefined) await page.choose('The idea', idea);
    await page.save();
    await expect(page.sheet).toHaveCount(0, { timeout: 60_000 });
    await expect
      .poll(() => existsSync(file) && statSync(file).size, { timeout: 30_000 })
      .toBeGreaterThan(100);
    return file;
  };

  const markdown = readFileSync(await leave('Markdown', 'out.md'), 'utf8');
  expect(markdown).toContain(`### ${chineseTitle} ★`);
  const word = await mammoth.extractRawText({ buffer: readFileSync(await leave('Word', 'out.docx')) });
  expect(word.value).toContain('第二行，有逗号，也有“引号”。');
  const deck = await leave('PowerPoint', 'out.pptx', `${chineseTitle} ★`);
  const files = unzipSync(new Uint8Array(readFileSync(deck)));
  const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/u.test(name));
  expect(slides).toHaveLength(10);
  expect(slides.map((name) => new TextDecoder().decode(files[name])).join('')).toContain(
    '每月 30 元的订阅。',
  );
  const printed = await textOfPdf(await leave('PDF', 'out.pdf'));
  expect(printed).toContain('口袋里的验光师');
  expect(printed).toContain('数据只留在手机上');
  // A font may draw a letter that is also a radical as that radical, which is another letter by NFKC: none is among these.
  for (const text of [...written.scores, ...written.documents, groupNames.larger])
    expect(printed).toContain(text.normalize('NFKC'));
  await inkling.close();
});

test('the sheet can be used by everybody, and says when there is nothing to write', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const page = exportPage(window);
  await page.open();
  await expect(page.sheet).toBeVisible();
  await expect(page.sheet.getByRole('checkbox', { name: 'Ideas', exact: true })).toBeChecked();
  await expect(page.sheet.getByRole('checkbox', { name: 'Groups', exact: true })).toHaveCount(0);
  await expectAccessible(window, 'export', 'all');
  await page.choose('As', 'Markdown');
  await page.save();
  await expect(page.problem()).toContainText('nothing to export');
});

async function addTwoRuns(client: Client): Promise<void> {
  const brief = {
    title: bakery.Title,
    problem: bakery.Problem,
    people: bakery.People,
    assets: bakery.Assets,
  };
  const { id: projectId } = await client.call('projects.create', { name: 'Bread', brief });
  for (const seed of [1, 2]) {
    const run = client.stream('ideation.generate', { projectId, method: 'mixed', count: 1, seed });
    for await (const event of run) if (event.type === 'done') expect(event.summary.shown).toBe(1);
  }
}

test('an idea comes again word for word; two runs stand side by side', async ({ folder }) => {
  test.setTimeout(600_000);
  const data = path.join(folder, 'data');
  await seedStore(data, addTwoRuns);
  const inkling = await startInkling(data);
  const { window } = inkling;
  await startPage(window).openProject('Bread');
  await ideasPage(window).open();
  await ideasPage(window).inspect(0);
  await window.getByRole('button', { name: 'Run again', exact: true }).click();
  await expect(window.getByText('The same, word for word.')).toBeVisible({ timeout: 400_000 });
  await expect(window.getByText('Brief, model and library are as they were.')).toBeVisible();

  await window.getByRole('radio', { name: 'Runs', exact: true }).click();
  const boxes = window.getByRole('checkbox', { name: /^Compare / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(window.getByText('They differ in: seed.')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(window, 'export', 'all');
  await inkling.close();
});
