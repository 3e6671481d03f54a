import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { startPage } from './page/start-page.ts';

test('a question to go on with, an export, a search that opens, a hand-over by the menu, and undo', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await knowledge.addSample('English');
  const assistant = assistantPage(window);
  await assistant.open();
  await assistant.view('Settings');
  await window.getByRole('checkbox', { name: /^Suggest questions to go on with/ }).check();
  await assistant.view('Conversation');
  await assistant.ask('What does E-4012 mean?');
  const suggestion = assistant.answers.first().getByRole('listitem').getByRole('button').first();
  const suggested = await suggestion.innerText();
  await suggestion.click();
  await expect(assistant.answers).toHaveCount(2, { timeout: 60_000 });
  await expect(window.getByRole('heading', { level: 2, name: suggested })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0, { timeout: 60_000 });
  // What was said last is in sight above the line one writes in.
  await expect(assistant.answers.last().getByRole('button', { name: 'Answer again' })).toBeInViewport();

  const file = path.join(folder, 'conversation.md');
  await inkling.app.evaluate(({ session }, to) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, file);
  const menu = async (entry: string) => {
    await window.getByRole('button', { name: 'More about this conversation' }).click();
    await window.getByRole('menuitem', { name: entry }).click();
  };
  await menu('Export as Markdown');
  const exported = () => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  await expect.poll(exported).toContain(suggested);
  expect(exported()).toContain('manual.md');

  await window.getByRole('button', { name: 'New conversation', exact: true }).click();
  await expect(assistant.answers).toHaveCount(0);
  await window.getByRole('button', { name: 'Search all conversations' }).click();
  await window.getByRole('searchbox').fill('E-4012');
  await window.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await expect(assistant.answers).toHaveCount(2);

  await menu('Hand over to a person');
  await assistant.view('Waiting for you');
  const waiting = window.getByRole('region', { name: 'Handed over' });
  await expect(waiting).toContainText('Asked for a person', { timeout: 60_000 });
  await waiting.getByRole('button', { name: 'Open the conversation' }).click();
  await expect(assistant.answers).toHaveCount(2);

  await window.getByRole('button', { name: 'Delete What does E-4012 mean?' }).click();
  await expect(assistant.answers).toHaveCount(0);
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await window.getByRole('button', { name: /^Conversations: / }).click();
  await window.getByRole('menuitem', { name: 'What does E-4012 mean?' }).click();
  await expect(assistant.answers).toHaveCount(2);
});

test('questions drafted by the model wait until they are confirmed', async ({ inkling }) => {
  test.slow();
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await knowledge.addSample('English');
  const assistant = assistantPage(window);
  await assistant.open();
  await assistant.view('Test bench');
  await window.getByRole('button', { name: 'Draft from the documents' }).click();
  await window.getByRole('button', { name: '5 questions', exact: true }).click();
  await expect(window.getByText(/drafted\. (It counts|They count) once/)).toBeVisible({ timeout: 240_000 });
  const drafts = assistant.questions.getByRole('button', { name: 'Confirm', exact: true });
  const count = await drafts.count();
  expect(count).toBeGreaterThan(0);
  await expect(window.getByRole('button', { name: 'Run all questions' })).toBeDisabled();
  // Each is a question about a passage of a document, with its words.
  await assistant.questions
    .getByRole('button', { name: /^Edit:/ })
    .first()
    .click();
  const sheet = window.getByRole('dialog');
  await expect(sheet.getByRole('textbox', { name: 'Words of the source, verbatim' })).not.toBeEmpty();
  await sheet.getByRole('textbox', { name: 'What a right answer says' }).fill('As the manual says.');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(assistant.questions).toContainText('As the manual says.');
  await window.getByRole('button', { name: /^Confirm (the draft|all \d+ drafts)$/ }).click();
  await expect(drafts).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Run all questions' })).toBeEnabled();
});
