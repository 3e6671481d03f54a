import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { developPage } from './page/develop-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

test('a canvas by hand and by proposal, with evidence, the map, a PDF, and a restart that keeps it', async ({
  inkling,
  folder,
}) => {
  test.slow();
  let { window } = inkling;
  await startPage(window).openSample();
  const ideas = ideasPage(window);
  await ideas.open();
  await ideas.add('Half loaves at six', 'The bakery sells half loaves from six in the evening.');
  let develop = developPage(window);
  const idea = ideas.card('Half loaves at six');
  await idea.hover();
  await idea.getByRole('button', { name: 'Develop', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Choose an idea' })).toHaveText('Half loaves at six');

  // By hand: Enter begins the next entry, a pasted megabyte is refused and changes nothing.
  // What a beginning leaves open is pointed out, and a click goes there.
  const advantage = develop.entry('Unfair advantage', 1);
  await advantage.fill('Nobody else has … yet');
  await develop.button('There is a gap to fill.').click();
  await expect(advantage).toBeFocused();
  await window.keyboard.type('our oven');
  await expect(advantage).toHaveValue('Nobody else has our oven yet');
  await expect(develop.button('There is a gap to fill.')).toHaveCount(0);
  await develop.entry('Unfair advantage', 1).fill('The oven is our own');
  await develop.entry('Unfair advantage', 1).press('Enter');
  await window.keyboard.type('Regulars come every evening');
  await expect(develop.entry('Unfair advantage', 2)).toHaveValue('Regulars come every evening');
  await develop.entry('Unfair advantage', 1).fill('a'.repeat(1_000_000));
  await expect(develop.field('Unfair advantage').getByRole('alert')).toContainText('1,000,000');
  await expect(develop.entry('Unfair advantage', 1)).toHaveValue('The oven is our own');

  // What the brief says is proposed at once; Tab takes it.
  await develop.propose('Problem');
  await expect(develop.ghost('Problem')).toBeFocused();
  const proposed = await develop.ghost('Problem').inputValue();
  await window.keyboard.press('Tab');
  await expect(develop.entry('Problem', 1)).toHaveValue(proposed);
  // The next sentence of the brief follows; Escape ends it, and what was taken stays.
  await expect(develop.ghost('Problem')).toBeFocused();
  await expect(develop.ghost('Problem')).not.toHaveValue(proposed);
  await window.keyboard.press('Escape');
  await expect(develop.ghost('Problem')).toHaveCount(0);
  await expect(develop.entry('Problem', 1)).toHaveValue(proposed);

  // What success looks like is what is counted: of the brief, and of no model.
  await develop.propose('Key metrics');
  const metric = develop.ghost('Key metrics');
  await expect(metric).toBeVisible();
  await metric.fill('Half loaves sold after six, a week');
  await metric.press('Tab');
  await expect(develop.entry('Key metrics', 1)).toHaveValue('Half loaves sold after six, a week');

  // The model, once what is written already is used up: a sentence, or a plain word that there is none worth reading.
  await develop.propose('Channels');
  const ghost = develop.ghost('Channels');
  const nothing = develop.field('Channels').getByText(/^Nothing more to propose/);
  const byModel = develop.field('Channels').getByText(/^Written by the model/);
  for (let turned = 0; turned < 8 && (await byModel.or(nothing).count()) === 0; turned++) {
    await expect(ghost.or(nothing)).toBeVisible({ timeout: 150_000 });
    if ((await byModel.count()) > 0 || !(await ghost.isVisible())) continue;
    const before = await ghost.inputValue();
    await develop.field('Channels').getByRole('button', { name: 'Another' }).click();
    // The one from before may still stand for a moment, and is not asked past twice.
    await expect(async () => {
      const now = (await ghost.count()) > 0 ? await ghost.inputValue({ timeout: 1000 }) : null;
      expect((now !== null && now !== before) || (await nothing.isVisible())).toBe(true);
    }).toPass({ timeout: 150_000 });
  }
  await expect(byModel.or(nothing)).toBeVisible({ timeout: 150_000 });
  if (await ghost.isVisible()) {
    await ghost.fill('A board at the till');
    await ghost.press('Tab');
    await expect(develop.entry('Channels', 1)).toHaveValue('A board at the till');
    await develop.button('What stood in “Channels”').click();
    await expect(develop.sheet.getByText('The model, changed by you', { exact: false })).toBeVisible();
    await window.keyboard.press('Escape');
  }

  // A question comes with what the brief answers to it.
  await develop.tab('PR-FAQ');
  await develop.propose('Internal FAQ');
  const answer = develop.field('Internal FAQ').getByRole('textbox', { name: 'Answer, beside the proposal' });
  const answered = await answer.inputValue();
  expect(answered.length).toBeGreaterThan(10);
  await window.keyboard.press('Tab');
  await expect(develop.field('Internal FAQ').getByRole('textbox', { name: 'Answer' })).toHaveValue(answered);
  await develop.tab('Lean canvas');

  // Evidence: the open circle fills.
  await develop.button('No evidence yet: Regulars come every evening').click();
  await develop.sheet.getByRole('textbox', { name: 'What was seen or heard' }).fill('Nine of ten said so');
  await develop.sheet.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(develop.sheet.getByText('Nine of ten said so')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(develop.button('Evidence: Says. Regulars come every evening')).toBeVisible();
  await expect(window.getByText(/1 with evidence; the riskiest without/)).toBeVisible();

  // An assumption, marked in the canvas, is placed on the map with the keyboard.
  await develop.field('Unfair advantage').hover();
  await develop.button('Mark as an assumption: The oven is our own').click();
  await develop.tab('Assumptions');
  await window.getByRole('button', { name: 'Place in the middle' }).click();
  const point = window.getByRole('button', { name: /^1\. The oven is our own: impact/ });
  await point.press('ArrowUp');
  await point.press('ArrowRight');
  await expect(point).toHaveAccessibleName(/impact 55, uncertainty 55 of 100/);
  // Back to where it was, and there again.
  await window.keyboard.press('Control+z');
  await expect(point).toHaveAccessibleName(/impact 55, uncertainty 50 of 100/);
  await window.keyboard.press('Control+Shift+Z');
  await expect(point).toHaveAccessibleName(/impact 55, uncertainty 55 of 100/);
  await expectAccessible(window, 'assumptions');

  await develop.tab('PR-FAQ');
  const against = window.getByRole('region', { name: 'What speaks against it' });
  await expect(against.getByText('The oven is our own')).toBeVisible();
  await window.getByRole('radio', { name: 'Test first' }).click();
  await expectAccessible(window, 'press release');

  await develop.tab('Lean canvas');
  await expectAccessible(window, 'canvas');
  const pdf = path.join(folder, 'canvas.pdf');
  await inkling.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, pdf);
  await develop.button('Save as PDF').click();
  await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await inkling.restart();
  window = inkling.window;
  develop = developPage(window);
  await startPage(window).openProject('Driving school with empty seats');
  await develop.open();
  await expect(develop.entry('Unfair advantage', 2)).toHaveValue('Regulars come every evening');
  await expect(develop.button('Evidence: Says. Regulars come every evening')).toBeVisible();
  await develop.tab('PR-FAQ');
  await expect(window.getByRole('radio', { name: 'Test first' })).toBeChecked();
  await develop.tab('Assumptions');
  await expect(window.getByRole('button', { name: /impact 55, uncertainty 55/ })).toBeVisible();
});
