import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { startPage } from './page/start-page.ts';

const question = 'How long does a first charge of the battery take?';

test('questions from hand and CSV, a run with causes, a threshold by keyboard, two versions', async ({
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
  await assistant.view('Test bench');
  await expect(window.getByRole('button', { name: 'Run all questions' })).toBeDisabled();
  await assistant.addQuestion(question, 'Answer', 'About 5 hours.');

  const csv = path.join(folder, 'tests.csv');
  writeFileSync(
    csv,
    [
      'question,kind,answer',
      'Who won the football world cup in 1998?,unanswerable,',
      'I want to talk to a person,handoff,',
      'What is this?,no such kind,',
    ].join('\n'),
  );
  await window.locator('input[type=file]').setInputFiles(csv);
  await expect(window.getByText('Line 4:')).toBeVisible();
  const rows = assistant.questions.getByRole('button', { name: /^Edit:/ });
  await expect(rows).toHaveCount(3);

  await window.getByRole('button', { name: `Delete: ${question}` }).click();
  await expect(rows).toHaveCount(2);
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rows).toHaveCount(3);

  await assistant.run();
  const results = assistant.results.getByRole('button', { name: /^See what was said:/ });
  await expect(results).toHaveCount(3);
  // At the top of the scale everything is hidden, and the page says so.
  await assistant.handle.focus();
  await window.keyboard.press('End');
  await expect(assistant.handle).toHaveAttribute('aria-valuenow', '1');
  await expect(window.getByText('This threshold hides every answer')).toBeVisible();
  await window.getByRole('button', { name: /^Show the \d+ answers? it hides$/ }).click();
  await expect(window.getByText('A first charge takes about 5 hours.').first()).toBeVisible();
  await window.getByRole('button', { name: 'Use 100%' }).click();
  await expect(window.getByRole('button', { name: 'In use' })).toBeVisible();

  await assistant.run();
  const causes = window.getByRole('radiogroup', { name: 'Why it failed' });
  await causes.getByRole('radio', { name: /^Wrong refusal/ }).click();
  await expect(results).toHaveCount(1);
  await results.first().click();
  await expect(window.getByRole('dialog')).toContainText('Would have said; the threshold hid it');
  await window.keyboard.press('Escape');

  await window.getByRole('combobox', { name: 'Compare with' }).click();
  await window.getByRole('option').nth(1).click();
  await expect(window.getByText(/the interval (holds|lies)/)).toBeVisible();
  await expect(window.getByRole('table', { name: 'Two versions' })).toContainText('Passed');
  const which = window.getByRole('radiogroup', { name: 'Which questions' });
  await expect(which.getByRole('radio', { name: /^worse 1$/ })).toBeVisible();
});

test('a run that is stopped keeps what was asked by then', async ({ inkling }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await knowledge.addSample('English');
  const assistant = assistantPage(window);
  await assistant.open();
  await assistant.view('Test bench');
  await window.getByRole('button', { name: 'English sample questions' }).click();
  await expect(window.getByText('50 questions added')).toBeVisible();
  await window.getByRole('textbox', { name: 'Name of this version' }).fill('As shipped');
  await window.getByRole('button', { name: 'Run all questions' }).click();
  await expect(window.getByText(/^[1-9]\d* of 50 questions$/)).toBeVisible({ timeout: 60_000 });
  await window.getByRole('button', { name: 'Stop the run' }).click();
  await expect(window.getByText(/stopped: only what was asked by then$/)).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'Run shown' })).toContainText('As shipped');
  const causes = window.getByRole('radiogroup', { name: 'Why it failed' });
  const asked = Number((await causes.getByRole('radio', { name: /^All/ }).innerText()).replace(/\D/g, ''));
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(50);
});

test('settings hold, a topic hands over, what went unanswered becomes a part of the documents', async ({
  inkling,
}) => {
  let { window } = inkling;
  await startPage(window).newProject();
  const knowledge = knowledgePage(window);
  await knowledge.open();
  await knowledge.addSample('English');
  let assistant = assistantPage(window);
  await assistant.open();
  await assistant.view('Settings');
  await window.getByRole('textbox', { name: 'Name of the assistant' }).fill('Bea');
  await window.getByRole('textbox', { name: 'Greeting' }).fill('Welcome to the hive.');
  await window.getByRole('button', { name: 'Add a topic' }).first().click();
  await window.getByRole('textbox', { name: 'Name', exact: true }).fill('Returns');
  await window.getByRole('textbox', { name: /^Words that bring it up/ }).fill('refund, send back');
  await window.getByRole('textbox', { name: 'Greeting' }).focus();
  await expect(window.getByRole('button', { name: 'Remove the topic Returns' })).toBeVisible();

  await inkling.restart();
  ({ window } = inkling);
  await startPage(window).openProject('Untitled project');
  assistant = assistantPage(window);
  await assistant.open();
  await expect(window.getByText('Welcome to the hive.')).toBeVisible();
  await assistant.ask('I want a refund please');
  await expect(assistant.answers.first()).toContainText('Handed to a person');
  const contact = assistant.answers.first().getByRole('textbox', { name: 'How to reach the customer' });
  await contact.fill('anna@example.org');
  await assistant.ask('Who won the football world cup in 1998?');
  await expect(assistant.answers.nth(1)).toContainText('Not answered');

  await assistant.view('Waiting for you');
  const waiting = window.getByRole('region', { name: 'Handed over' });
  await expect(waiting).toContainText('A topic for people (Returns');
  await expect(waiting.getByRole('textbox', { name: 'How to reach the customer' })).toHaveValue(
    'anna@example.org',
  );
  await waiting.getByRole('button', { name: 'Taken care of' }).click();
  await expect(waiting).toContainText('Nobody waits for a person.');
  const faq = window.getByRole('region', { name: 'Questions it could not answer' });
  await faq.getByRole('textbox', { name: /^Answer to/ }).fill('France won it.');
  await faq.getByRole('button', { name: 'Add to the documents' }).click();
  await expect(faq).toContainText('Nothing went unanswered.');

  await assistant.view('Conversation');
  await window.getByRole('button', { name: 'Search all conversations' }).click();
  await window.getByRole('searchbox').fill('refund');
  await expect(window.getByRole('dialog').locator('mark').first()).toHaveText('refund');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Go on from here in a new conversation' }).first().click();
  await expect(assistant.answers).toHaveCount(1);
  await window.getByRole('button', { name: 'More about this conversation' }).click();
  await window.getByRole('menuitem', { name: 'Rename' }).click();
  await window.getByRole('textbox', { name: 'Title of the conversation' }).fill('The refund');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'Conversations: The refund' })).toBeVisible();
});
