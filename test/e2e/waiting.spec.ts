import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { settingsPage } from './page/settings-page.ts';
import { startPage } from './page/start-page.ts';

test('who waits for the model sees its place in line, and is answered when its turn has come', async ({
  inkling,
}) => {
  test.slow();
  const { window } = inkling;
  await startPage(window).newProject();
  await briefPage(window).write(bakery);
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await knowledge.addSample('English');
  const ideas = ideasPage(window);
  await ideas.open();
  await ideas.generate('SCAMPER', 30);
  await expect(ideas.items.first()).toBeVisible({ timeout: 60_000 });

  // Two conversations ask; the ideas are still being written.
  const assistant = assistantPage(window);
  await assistant.open();
  const ask = async (question: string) => {
    await window.getByRole('textbox', { name: 'Question', exact: true }).fill(question);
    await window.getByRole('button', { name: 'Ask', exact: true }).click();
  };
  await ask('How long does a first charge of the battery take?');
  await expect(window.getByText('Next in line for the model', { exact: true })).toBeVisible();
  await window.getByRole('button', { name: 'New conversation' }).click();
  await ask('What does E-4012 mean?');
  await expect(window.getByText('Number 2 in line for the model', { exact: true })).toBeVisible();

  const place = await window.evaluate(() => location.hash);
  await window.emulateMedia({ colorScheme: 'dark' });
  const { choose } = settingsPage(window);
  await choose('简体中文');
  await window.evaluate((hash) => void (location.hash = hash), place);
  await expect(window.getByText('等待模型，排在第 2 位', { exact: true })).toBeVisible();
  await choose('English');

  await ideas.open();
  await ideas.stop.click();
  await assistant.open();
  await expect(assistant.answers.first()).toContainText('0 °C', { timeout: 60_000 });
  await expect(window.getByText(/in line for the model/u)).toHaveCount(0);
});
