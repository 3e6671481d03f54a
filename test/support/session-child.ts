import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { startInkling } from '../e2e/inkling.ts';
import { assistantPage } from '../e2e/page/assistant-page.ts';
import { bakery, briefPage } from '../e2e/page/brief-page.ts';
import { exportPage, saveTo } from '../e2e/page/export-page.ts';
import { ideasPage } from '../e2e/page/ideas-page.ts';
import { knowledgePage } from '../e2e/page/knowledge-page.ts';
import { recommenderPage } from '../e2e/page/recommender-page.ts';
import { startPage } from '../e2e/page/start-page.ts';
import { tryFromPage } from './egress/hostile-page.ts';

// A whole session in the real app, to be watched from outside: a project, a brief, ideas, a document, a question, a
// recommender that is tried out, an export, what a hostile page would try, a backend that is killed, the end. Prints what
// came of it as JSON.
const folder = mkdtempSync(path.join(tmpdir(), 'inkling-session-'));
const patienceMs = 600_000;

const inkling = await startInkling(path.join(folder, 'data'));
const { window } = inkling;
await startPage(window).newProject();
await briefPage(window).write(bakery);

const ideas = ideasPage(window);
await ideas.open();
await ideas.generate('SCAMPER', 2);
await expect(ideas.items.first()).toBeVisible({ timeout: patienceMs });
await expect(ideas.stop).toHaveCount(0, { timeout: patienceMs });
const titles = await ideas.titles();

const knowledge = knowledgePage(window);
await knowledge.open();
const document = path.join(folder, 'opening-hours.txt');
writeFileSync(
  document,
  'The bakery opens at six in the morning.\n\nRye bread is baked on Tuesdays and Fridays.\n',
);
await window.locator('input[type=file]').setInputFiles(document);
await expect(window.getByRole('cell', { name: 'Ready', exact: true })).toBeVisible({ timeout: patienceMs });

const assistant = assistantPage(window);
await assistant.open();
await window.getByRole('textbox', { name: 'Question', exact: true }).fill('When is rye bread baked?');
await window.getByRole('button', { name: 'Ask', exact: true }).click();
await expect(assistant.answers).toHaveCount(1, { timeout: patienceMs });
await expect(window.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0, {
  timeout: patienceMs,
});

const recommender = recommenderPage(window);
await recommender.open();
await recommender.openSample('a shop');
await recommender.evaluate('ItemKNN');

const page = path.join(folder, 'project.pdf');
await saveTo(inkling.app, page);
await exportPage(window).open();
await exportPage(window).save();
await expect(exportPage(window).sheet).toHaveCount(0, { timeout: patienceMs });

const tries = await window.evaluate(tryFromPage);
// Playwright waits for navigations that the app refused, and clicks nothing until another page has come.
await window.reload();
await inkling.app.evaluate(async ({ net, session }) => {
  const other = session.fromPartition('other');
  for (const one of [session.defaultSession, other]) {
    one.setSpellCheckerEnabled(true);
    one.setSpellCheckerLanguages(['de', 'fr']);
    one.preconnect({ url: 'http://203.0.113.7/', numSockets: 2 });
    await one.resolveHost('leak.example').catch(() => null);
    await one.fetch('http://203.0.113.7/').catch(() => null);
    one.downloadURL('http://203.0.113.7/file');
  }
  await net.fetch('http://leak.example/').catch(() => null);
});

await inkling.killBackend();
await ideas.open();
await expect.poll(() => ideas.titles(), { timeout: patienceMs }).toEqual(titles);
// What is sent late (telemetry, an update check) is sent by now.
await window.waitForTimeout(5000);
await inkling.close();
rmSync(folder, { recursive: true, force: true });

const interfaces = Object.keys(networkInterfaces());
process.stdout.write(`${JSON.stringify({ ideas: titles.length, tries, interfaces })}\n`);
