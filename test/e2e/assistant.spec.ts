import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { startPage } from './page/start-page.ts';

test('answers with what the documents say, opens it there, refuses the rest, and keeps it all', async ({
  inkling,
}) => {
  await startPage(inkling.window).newProject();
  const knowledge = knowledgePage(inkling.window);
  await knowledge.open();
  await knowledge.addSample('English');
  let assistant = assistantPage(inkling.window);
  await assistant.open();

  await assistant.ask('How long does a first charge of the battery take?');
  await expect(assistant.answers.first()).toContainText('A first charge takes about 5 hours.');
  await assistant.citation(0).click();
  await expect(assistant.source.locator('mark')).toHaveText('A first charge takes about 5 hours.');
  await expect(assistant.source.locator('mark')).toBeInViewport();
  await inkling.window.keyboard.press('Escape');

  await assistant.ask('Who won the football world cup in 1998?');
  await expect(assistant.answers.nth(1)).toContainText('Not answered');
  await expect(assistant.citation(1)).toHaveCount(0);

  // An edited question is another branch; the first one is still there.
  await inkling.window.getByRole('button', { name: 'Edit the question' }).last().click();
  await inkling.window.getByRole('textbox', { name: 'Edit the question' }).fill('What does E-4012 mean?');
  await inkling.window.keyboard.press('Enter');
  await expect(inkling.window.getByText('2 of 2')).toBeVisible({ timeout: 60_000 });
  await expect(assistant.answers.nth(1)).toContainText('0 °C', { timeout: 60_000 });
  await inkling.window.getByRole('button', { name: 'Earlier version' }).click();
  await expect(assistant.answers.nth(1)).toContainText('Not answered');

  await inkling.restart();
  await startPage(inkling.window).openProject('Untitled project');
  assistant = assistantPage(inkling.window);
  await assistant.open();
  await expect(assistant.answers).toHaveCount(2);
  await expect(assistant.answers.first()).toContainText('A first charge takes about 5 hours.');
  await expect(assistant.answers.nth(1)).toContainText('Not answered');
});

test('is published only while one wants it, and only to who has the token', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  await assistantPage(window).open();
  await window.getByRole('button', { name: 'Publish', exact: true }).click();
  await window.getByRole('textbox', { name: 'Port' }).fill('80');
  await expect(window.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();
  await window.getByRole('textbox', { name: 'Port' }).fill('18917');
  await window.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(window.getByText('http://127.0.0.1:18917', { exact: true }).last()).toBeVisible();
  const models = 'http://127.0.0.1:18917/v1/models';
  expect((await fetch(models)).status).toBe(401);
  await window.getByRole('button', { name: 'Show the token' }).click();
  const token = await window
    .locator('p')
    .filter({ hasText: /^[\w-]{40,}$/ })
    .innerText();
  expect((await fetch(models, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
  await window.getByRole('button', { name: 'Stop publishing' }).click();
  await expect(window.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(fetch(models)).rejects.toThrow();
});
