import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { assistantPage } from './page/assistant-page.ts';
import { bakery, briefPage } from './page/brief-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { knowledgePage } from './page/knowledge-page.ts';
import { modelsPage } from './page/models-page.ts';
import { networkPage } from './page/network-page.ts';
import { startPage } from './page/start-page.ts';
import { withPlainWindow } from './plain-window.ts';

const pitch =
  'A card in the window shows which loaves are left today, so that regulars take the last ones home at a discount.';

/** An engine that lists one model and writes one idea, whole. */
async function startEngine() {
  const asked: string[] = [];
  let holds = false;
  const server = http.createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    request.on('end', () => {
      asked.push(text);
      if (holds) return;
      const isIdea = text.includes('"pitch"');
      const content = isIdea
        ? JSON.stringify({ title: 'Last Loaf Card', pitch })
        : text.includes('"experiment"')
          ? JSON.stringify({
              who: 'Regulars',
              why: 'They like a bargain.',
              experiment: 'Show it for a week and go on if ten ask.',
            })
          : '{"title": "Drizzle"}';
      const answer = request.url?.endsWith('/models')
        ? { data: [{ id: 'writer-7b' }] }
        : { choices: [{ message: { content }, finish_reason: 'stop' }] };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Says nothing any more to what it is asked. */
    hold: () => (holds = true),
    release: () => (holds = false),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Adds an engine under Models and lets the one project write with it. */
async function letWrite(window: Page, host: string): Promise<void> {
  await modelsPage(window).open();
  await window.getByRole('button', { name: 'Add an engine…' }).click();
  const sheet = window.getByRole('dialog', { name: 'Add an engine' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill('Kitchen server');
  await sheet.getByRole('textbox', { name: 'Address' }).fill(`http://${host}`);
  await sheet.getByRole('textbox', { name: 'Model' }).fill('writer-7b');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await window.getByRole('combobox', { name: 'Let a project write with it…' }).click();
  await window.getByRole('option').first().click();
  await window.getByRole('button', { name: 'Let it write' }).click();
  await expect(window.getByRole('button', { name: /^Stop: / })).toBeVisible();
}

test('an engine is added, tried, given a project that then says so in its rooms, and taken back', async ({
  inkling,
}) => {
  test.setTimeout(240_000);
  const { window } = inkling;
  const engine = await startEngine();
  try {
    await startPage(window).newProject();
    await briefPage(window).write(bakery);

    await modelsPage(window).open();
    const section = window.getByRole('region', { name: 'Engines elsewhere' });
    await expect(section).toContainText('Everything is written on this machine.');
    await section.getByRole('button', { name: 'Add an engine…' }).click();
    const sheet = window.getByRole('dialog', { name: 'Add an engine' });
    await sheet.getByRole('textbox', { name: 'Name' }).fill('Kitchen server');
    await sheet.getByRole('textbox', { name: 'Address' }).fill('ftp://nowhere');
    await sheet.getByRole('button', { name: 'Ask which models it has' }).click();
    await expect(sheet.getByRole('alert')).toContainText('not the address of an engine');
    await sheet.getByRole('textbox', { name: 'Address' }).fill(`http://${engine.host}`);
    expect(engine.asked).toHaveLength(0);
    await sheet.getByRole('button', { name: 'Ask which models it has' }).click();
    await sheet.getByRole('combobox', { name: 'Choose one' }).click();
    await window.getByRole('option', { name: 'writer-7b' }).click();
    await expectAccessible(window, 'the sheet of an engine');
    await sheet.getByRole('button', { name: 'Save' }).click();

    const entry = window.getByRole('region', { name: 'Kitchen server', exact: true });
    await expect(entry).toContainText('Another program on this machine');
    await entry.getByRole('button', { name: 'Try it: Kitchen server' }).click();
    await expect(entry.getByRole('status')).toContainText('It keeps to a JSON schema.');

    await entry.getByRole('combobox', { name: 'Let a project write with it…' }).click();
    await window.getByRole('option').first().click();
    const consent = window.getByRole('dialog', { name: /^Let .* write with Kitchen server\?$/ });
    await expect(consent).toContainText(`this goes to ${engine.host}`);
    await expectAccessible(window, 'what leaves with an engine');
    const before = engine.asked.length;
    await consent.getByRole('button', { name: 'Let it write' }).click();
    await expect(entry.getByRole('button', { name: /^Stop: / })).toBeVisible();
    expect(engine.asked).toHaveLength(before);

    const ideas = ideasPage(window);
    await ideas.open();
    const mark = window.getByRole('banner').getByRole('link', { name: `Written by ${engine.host}` });
    await expect(mark).toBeVisible();
    await ideas.generate('SCAMPER', 1);
    await expect(ideas.stop).toHaveCount(0, { timeout: 120_000 });
    expect(engine.asked.length).toBeGreaterThan(before);
    expect(engine.asked.at(-1)).toContain('bak');

    await networkPage(window).open();
    await expect(window.getByRole('row', { name: /An engine elsewhere/ })).toBeVisible();

    // Taken back while it writes: the run ends with why, and what was written stays.
    await ideas.open();
    const titles = await ideas.titles();
    engine.hold();
    const asked = engine.asked.length;
    await ideas.generate('SCAMPER', 2);
    await expect.poll(() => engine.asked.length).toBeGreaterThan(asked);
    await modelsPage(window).open();
    await entry.getByRole('button', { name: /^Stop: / }).click();
    await expect(entry).toContainText('No project');
    const sent = engine.asked.length;
    await ideas.open();
    await expect(window.getByRole('alert').filter({ hasText: 'any more' })).toContainText(
      'This project may not write with Kitchen server any more.',
    );
    expect(await ideas.titles()).toEqual(titles);
    await expect(mark).toHaveCount(0);
    expect(engine.asked).toHaveLength(sent);
  } finally {
    engine.close();
  }
});

test('whoever asks a published assistant is told where it writes, before a question goes there', async ({
  inkling,
}) => {
  test.setTimeout(240_000);
  const { window } = inkling;
  const engine = await startEngine();
  const port = 18_931;
  try {
    await startPage(window).newProject();
    await assistantPage(window).open();
    await window.getByRole('button', { name: 'Publish', exact: true }).click();
    await window.getByRole('textbox', { name: 'Port' }).fill(String(port));
    await window.getByRole('button', { name: 'Start', exact: true }).click();
    await window.getByRole('button', { name: 'Show the token' }).click();
    const token = await window
      .locator('p')
      .filter({ hasText: /^[\w-]{40,}$/ })
      .innerText();
    await window.keyboard.press('Escape');

    await withPlainWindow('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', async (page) => {
      await page.goto(`http://127.0.0.1:${port}/chat#${token}`);
      await expect(page.locator('.assistant')).toHaveCount(1);
      await expect(page.locator('#mark')).toBeEmpty();

      // The project is given an engine while the page stands open: what is sent next stays until that was read.
      await letWrite(window, engine.host);
      await expect(window.getByRole('contentinfo')).toContainText(`Written by ${engine.host}`);
      const ask = async () => {
        await page.locator('#question').press('Enter');
        await expect(page.locator('form button')).toBeEnabled({ timeout: 60_000 });
      };
      await page.locator('#question').fill('When do you open?');
      await ask();
      await expect(page.locator('#mark')).toHaveText(`Written by ${engine.host}`);
      await expect(page.locator('.note')).toContainText('Your question was not sent');
      await expect(page.locator('#question')).toHaveValue('When do you open?');
      await expect(page.locator('.customer')).toHaveCount(0);
      await ask();
      await expect(page.locator('.customer')).toHaveText('When do you open?');
      await expect(page.locator('.assistant')).toHaveCount(2);
      await expect(page.locator('#question')).toHaveValue('');

      await window.getByRole('button', { name: /^Stop: / }).click();
      await expect(window.getByRole('contentinfo')).not.toContainText(engine.host);
      await page.locator('#question').fill('And on Sundays?');
      await ask();
      await expect(page.locator('#mark')).toBeEmpty();
      await expect(page.locator('.customer')).toHaveCount(2);

      // Nothing is published any more: the question stays, and the page says that it failed.
      await window.getByRole('link', { name: 'Privacy', exact: true }).click();
      await window.getByRole('button', { name: 'Stop publishing' }).click();
      await expect(window.getByRole('button', { name: 'Stop publishing' })).toHaveCount(0);
      await page.locator('#question').fill('Are you there?');
      await ask();
      await expect(page.locator('.wrong')).toHaveCount(1);
      await expect(page.locator('#question')).toHaveValue('Are you there?');
    });
  } finally {
    engine.close();
  }
});

test('a run of the test bench that an engine answers is stopped, kept, and goes on', async ({ inkling }) => {
  test.setTimeout(240_000);
  const { window } = inkling;
  const engine = await startEngine();
  try {
    await startPage(window).newProject();
    await knowledgePage(window).open();
    await knowledgePage(window).addSample('English');
    await letWrite(window, engine.host);
    await window.getByRole('button', { name: 'Change… Kitchen server' }).click();
    const sheet = window.getByRole('dialog', { name: 'Change Kitchen server' });
    const atOnce = sheet.getByRole('spinbutton', { name: 'Requests at once' });
    await expect(atOnce).toHaveValue('4');
    await atOnce.fill('0');
    await expect(sheet.getByRole('alert')).toHaveText('A whole number from 1 to 32.');
    await expect(sheet.getByRole('button', { name: 'Save' })).toBeDisabled();
    await atOnce.fill('2');
    await expectAccessible(window, 'requests at once');
    await sheet.getByRole('button', { name: 'Save' }).click();

    const assistant = assistantPage(window);
    await assistant.open();
    await assistant.view('Test bench');
    for (const question of [
      'How long does a first charge take?',
      'What does E-4012 mean?',
      'Who repairs it?',
    ])
      await assistant.addQuestion(question, 'Answer');
    await window
      .getByRole('radiogroup', { name: 'Answers' })
      .getByRole('radio', { name: 'Write, and check each sentence' })
      .click();
    await expect(window.getByText(`${engine.host} is asked up to 2 questions at once`)).toBeVisible();
    engine.hold();
    const before = engine.asked.length;
    await window.getByRole('button', { name: 'Run all questions' }).click();
    await expect.poll(() => engine.asked.length - before, { timeout: 60_000 }).toBe(2);
    await window.getByRole('button', { name: 'Stop the run' }).click();
    const goOn = window.getByRole('button', { name: 'Go on', exact: true });
    await expect(goOn).toBeEnabled({ timeout: 60_000 });
    await expect(window.getByText('stopped: only what was asked by then')).toBeVisible();

    engine.release();
    await goOn.click();
    await expect(window.getByText('complete', { exact: false }).first()).toBeVisible({ timeout: 60_000 });
    await expect(goOn).toHaveCount(0);
    await expect(assistant.results.getByRole('row')).toHaveCount(4);
    expect(engine.asked.length - before).toBeGreaterThanOrEqual(5);
  } finally {
    engine.close();
  }
});
