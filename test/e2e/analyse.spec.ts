import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import type { Inkling } from './inkling.ts';
import { expect, test } from './inkling.ts';
import { analysePage } from './page/analyse-page.ts';
import { startPage } from './page/start-page.ts';

test('tickets are read, labelled by name and by example, and saved; a restart keeps what was found', async ({
  inkling,
  folder,
}) => {
  test.slow();
  let window = inkling.window;
  await startPage(window).newProject();
  let page = analysePage(window);
  await page.open();
  await page.openSample('Support tickets');
  await page.read();
  const sentences = page.findings.locator('p').first();
  await expect(sentences).toHaveText(/^Of 40 texts, \d+ speak well, \d+ badly, \d+ neither way\./);
  const said = await sentences.innerText();
  expect(await page.look(/^Negative \d+$/)).toBe(Number(/(\d+) badly/.exec(said)![1]));
  const themes = page.findings.getByRole('list').first().getByRole('listitem');
  expect(await themes.count()).toBeGreaterThan(2);

  await window
    .getByRole('textbox', { name: 'A label a line' })
    .fill('billing: fees, invoices, refunds\ndelivery: parcels, couriers\ntechnical: errors\naccount: login');
  await page.button('Give 4 labels').click();
  await expect(window.getByText(/^Against \d+ known labels it was right in \d+%/)).toBeVisible({
    timeout: 60_000,
  });
  await page.look(/^delivery \d+$/);

  await window.getByRole('radio', { name: 'From examples' }).click();
  await expect(window.getByText('One that stands for many:')).toBeVisible({ timeout: 60_000 });
  await page.label('mine');
  await expect(window.getByText('1 example', { exact: true })).toBeVisible();
  // A label given by mistake is taken back where the text stands.
  await page.button(/^mine \d+$/).click();
  await page.sheet.getByRole('combobox', { name: /^Your label of row \d+$/ }).click();
  await window.getByRole('option', { name: 'no label of yours' }).click();
  await expect(page.sheet.getByRole('status')).toHaveText('0 texts');
  await window.keyboard.press('Escape');
  await expect(window.getByText('0 examples', { exact: true })).toBeVisible();
  await page.label('mine');
  await page.button('Take over the labels of “team”').click();
  await expect(window.getByText('40 examples', { exact: true })).toBeVisible();
  await expect(window.getByText('Every text has been shown.', { exact: false })).toBeVisible();
  await page.button('Learn from the examples').click();
  const learnt = window.getByText(/^On texts it hadn’t learnt from it was right in \d+%/);
  await expect(learnt).toBeVisible({ timeout: 60_000 });

  await expectAccessible(window, 'what was read and learnt');

  const csv = path.join(folder, 'read.csv');
  await saveTo(inkling, csv);
  await page.button('Save as CSV').click();
  await expect.poll(() => existsSync(csv), { timeout: 30_000 }).toBe(true);
  const lines = readFileSync(csv, 'utf8').trim().split('\n');
  expect(lines[0]).toContain('sentiment,sentiment score,theme,label,label by name');
  expect(lines).toHaveLength(41);

  await inkling.restart();
  window = inkling.window;
  page = analysePage(window);
  await startPage(window).openProject('Untitled project');
  await page.open();
  await expect(page.findings.locator('p').first()).toHaveText(said);
  await expect(window.getByText(/^On texts it hadn’t learnt from/)).toBeVisible();
  await page.button(/^Delete “/).click();
  await expect(page.findings).toBeHidden();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(page.findings.locator('p').first()).toHaveText(said);
});

test('a file that is no table is refused with a reason; one with gaps says what is wrong and which column is what', async ({
  inkling,
  folder,
}) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const page = analysePage(window);
  await page.open();
  const bad = path.join(folder, 'photo.csv');
  writeFileSync(bad, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 255, 254]));
  await page.bring(bad);
  await expect(window.getByRole('alert')).toBeVisible();
  await expect(page.button('Keep this table')).toBeDisabled();
  await page.button('Cancel').click();

  const file = path.join(folder, 'answers.csv');
  const answers = Array.from(
    { length: 12 },
    (_, i) => `2026-0${1 + (i % 6)}-04,The tent number ${i} leaked.`,
  );
  answers[3] = '2026-02-01,';
  answers[5] = answers[4]!;
  writeFileSync(file, ['day,answer', ...answers].join('\n'));
  await page.bring(file);
  await expect(window.getByText('1 row has no text.')).toBeVisible();
  await expect(window.getByText('1 row repeats an earlier one word for word.')).toBeVisible();
  await expect(window.getByRole('combobox', { name: 'The texts' })).toHaveText('answer');
  await expect(window.getByRole('combobox', { name: 'When' })).toHaveText('day');
  await page.button('Keep this table').click();
  await expect(window.getByText('11 texts in “answer”')).toBeVisible();
  await expect(window.getByText(/^1 row was left out/)).toBeVisible();
});

test('personal data is found, masked, and put back with the key alone', async ({ inkling, folder }) => {
  const { window } = inkling;
  await startPage(window).newProject();
  const page = analysePage(window);
  await page.open();
  await page.side('Personal data');
  const original = 'Dear Anna Berger, write to anna@example.com or call +49 170 1234567 about Osprey.';
  await window.getByRole('textbox', { name: 'A text' }).fill(original);
  await page.button('Look for personal data').click();
  await expect(window.getByText(/^3 places: /)).toBeVisible();
  await window.getByRole('textbox', { name: 'Words of your own' }).fill('osprey');
  await page.button('Look again').click();
  await expect(window.getByText(/^4 places: .*word of yours 1\.$/)).toBeVisible();
  await window.getByRole('checkbox', { name: 'can be put back with a key' }).check();
  await page.button('Mask').click();
  const masked = window.getByRole('textbox', { name: 'The masked text' });
  await expect(masked).toHaveValue(/^Dear \[NAME-1\], write to \[MAIL-1\] or call \[PHONE-1\] about \[/);
  const text = path.join(folder, 'masked.txt');
  writeFileSync(text, await masked.inputValue());
  const mapping = path.join(folder, 'mapping.txt');
  await saveTo(inkling, mapping);
  await page.button('Save the mapping').click();
  await expect.poll(() => existsSync(mapping)).toBe(true);
  const key = await window.locator('code').innerText();

  await window.getByText('Put back what was masked').click();
  await window.locator('details input[type=file]').setInputFiles([text, mapping]);
  await window.getByRole('textbox', { name: 'Key' }).fill(`${key.slice(0, -3)}abc`);
  await page.button('Put back').click();
  await expect(window.getByRole('alert')).toContainText('This key doesn’t open this mapping.');
  await window.getByRole('textbox', { name: 'Key' }).fill(key);
  await page.button('Put back').click();
  await expect(window.getByText('4 places put back.')).toBeVisible();
  await expect(window.getByText(original, { exact: true }).last()).toBeVisible();

  const table = path.join(folder, 'people.csv');
  writeFileSync(table, 'who,mail\nMaria Lopez,maria@example.org\nTom,tom@example.org\n');
  const out = path.join(folder, 'people-masked.csv');
  await saveTo(inkling, out);
  await page.bring(table);
  await expect(window.getByRole('checkbox', { name: 'mail address 2' })).toBeChecked();
  await window.getByRole('checkbox', { name: /^name \d/ }).uncheck();
  await page.button('Mask').click();
  await expect.poll(() => existsSync(out), { timeout: 30_000 }).toBe(true);
  const saved = readFileSync(out, 'utf8');
  expect(saved).toContain('Maria Lopez,[MAIL-1]');
  expect(saved).toContain('[MAIL-2]');
  expect(saved).not.toContain('example.org');
});

/** Where the next download goes. */
async function saveTo(inkling: Inkling, file: string): Promise<void> {
  await inkling.app.evaluate(({ session }, to) => {
    session.defaultSession.removeAllListeners('will-download');
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, file);
}
