import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './inkling.ts';
import { convergePage } from './page/converge-page.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

const titles = ['Half loaves', 'Rusks', 'Evening soup', 'Bread subscription'];

async function withIdeas(window: Page) {
  await startPage(window).newProject();
  await ideasPage(window).open();
  for (const title of titles) {
    await window.getByRole('button', { name: 'Add your own', exact: true }).click();
    await window.getByLabel('Title', { exact: true }).fill(title);
    await window.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(window.getByRole('heading', { name: title })).toBeVisible();
  }
}

test('RICE with what can’t be told and a veto, undone and kept over a restart', async ({ inkling }) => {
  let { window } = inkling;
  await withIdeas(window);
  let choose = convergePage(window);
  await choose.open();
  await choose.criteria('RICE');

  await choose.unfold('Half loaves');
  const reach = choose.question('Half loaves', 'Reach');
  await reach.getByRole('textbox', { name: 'Reach', exact: true }).fill('0');
  await expect(reach.getByText('A number of at least 1.')).toBeVisible();
  await reach.getByRole('textbox', { name: 'Reach', exact: true }).fill('400');
  await choose
    .question('Half loaves', 'Impact')
    .getByRole('radio', { name: /^2: High/ })
    .click();
  await choose
    .question('Half loaves', 'Confidence')
    .getByRole('radio', { name: /^0.8: Medium/ })
    .click();
  await choose
    .question('Half loaves', 'Effort')
    .getByRole('textbox', { name: 'Effort', exact: true })
    .fill('2');
  await window.keyboard.press('Enter');
  const ranked = choose.ranking().getByRole('listitem', { name: 'Half loaves' });
  await expect(ranked.getByText('320')).toBeVisible();

  await choose.unfold('Rusks');
  await choose.question('Rusks', 'Reach').getByRole('button', { name: 'can’t be told' }).click();
  await choose
    .question('Rusks', 'Impact')
    .getByRole('radio', { name: /^3: Massive/ })
    .click();
  await choose
    .question('Rusks', 'Impact')
    .getByRole('textbox', { name: /rests on/ })
    .fill('Two regulars asked');
  await choose.question('Rusks', 'Confidence').getByRole('radio', { name: 'can’t be told' }).click();
  await expect(choose.ranking().getByText(/Reach, Confidence, Effort not known/)).toBeVisible();

  await choose.row('Half loaves').getByRole('button').first().click();
  await choose.button('Choose it').click();
  await expect(ranked.getByLabel('Chosen')).toBeVisible();
  await choose.button('Veto').click();
  await window.getByRole('textbox', { name: 'Reason of the veto' }).fill('The mill forbids it');
  await window.keyboard.press('Enter');
  await expect(choose.ranking().getByText('The mill forbids it')).toBeVisible();
  await expect(choose.ranking().getByRole('listitem', { name: 'Half loaves' })).toHaveCount(0);
  await expectAccessible(window, 'choose', 'all');

  await inkling.restart();
  window = inkling.window;
  choose = convergePage(window);
  await startPage(window).openProject('Untitled project');
  await choose.open();
  await choose.criteria('RICE');
  await expect(choose.ranking().getByText('The mill forbids it')).toBeVisible();
  await choose.unfold('Rusks');
  await expect(choose.question('Rusks', 'Impact').getByRole('textbox', { name: /rests on/ })).toHaveValue(
    'Two regulars asked',
  );
  await choose.unfold('Half loaves');
  await choose.button('Lift the veto').click();
  await expect(choose.ranking().getByRole('listitem', { name: 'Half loaves' })).toBeVisible();
  await window.getByRole('heading', { name: 'Ranking' }).click();
  await window.keyboard.press('u');
  await expect(choose.ranking().getByText('The mill forbids it')).toBeVisible();
});

test('two people vote unseen, then everything is revealed', async ({ inkling }) => {
  const { window } = inkling;
  await withIdeas(window);
  const choose = convergePage(window);
  await choose.open();
  await choose.way('With dots');
  await window.getByRole('textbox', { name: 'Who votes? One name a line' }).fill('Mira\nJo');
  await choose.button('Begin the round').click();

  await expect(window.getByRole('dialog').getByText('Hand over to Mira')).toBeVisible();
  await choose.button('I am Mira').click();
  await choose.button('A dot on “Rusks”').click();
  await choose.button('A dot on “Rusks”').click();
  await expect(choose.button('A dot on “Rusks”')).toBeDisabled();
  await choose.button('A dot on “Half loaves”').click();
  await expect(window.getByText('2 dots left')).toBeVisible();
  await expectAccessible(window, 'choose', 'all');
  await choose.button('Hand in').click();

  await choose.button('I am Jo').click();
  // Nothing of Mira's dots is there to be seen.
  await expect(window.getByText('5 dots left')).toBeVisible();
  await expect(choose.button('Take a dot off “Rusks”')).toBeDisabled();
  await choose.button('A dot on “Rusks”').click();
  await choose.button('A dot on “Evening soup”').click();
  await choose.button('Hand in').click();
  await choose.button('Back to the round').click();
  await choose.button('Reveal').click();

  const result = window.getByRole('region', { name: /^Round of/ });
  await expect(result.getByRole('listitem')).toHaveCount(3);
  await expect(result.getByRole('listitem').first()).toHaveAccessibleName('Rusks');
  await expect(result.getByRole('listitem', { name: 'Rusks' }).getByText('everybody')).toBeVisible();
  await expect(
    result.getByRole('listitem', { name: 'Half loaves' }).getByText('Mira', { exact: true }),
  ).toBeVisible();
  await choose.way('Side by side');
  await expect(window.getByRole('row', { name: /^Rusks 3$/ })).toBeVisible();
  await choose.way('With dots');
  await choose.button('Delete the round').click();
  await expect(result).toHaveCount(0);
  await choose.button('Undo').click();
  await expect(result).toBeVisible();
});

test('ten answers by keyboard make a ranking with its uncertainty', async ({ inkling }) => {
  const { window } = inkling;
  await withIdeas(window);
  const choose = convergePage(window);
  await choose.open();
  await choose.way('Two by two');
  await choose.button('Begin comparing').click();
  const screen = window.getByRole('dialog', { name: 'Which one would you rather see made?' });
  await expectAccessible(window, 'choose', 'all');
  for (let answered = 0; answered < 10; answered++) {
    const left = await screen
      .getByRole('button')
      .filter({ hasText: new RegExp(titles.join('|')) })
      .first()
      .textContent();
    const right = await screen
      .getByRole('button')
      .filter({ hasText: new RegExp(titles.join('|')) })
      .last()
      .textContent();
    const place = (text: string | null) => titles.findIndex((title) => text?.includes(title));
    await window.keyboard.press(place(left) < place(right) ? 'ArrowLeft' : 'ArrowRight');
    await expect(
      screen.getByText(answered === 0 ? 'One answer so far' : `${answered + 1} answers so far`),
    ).toBeVisible();
  }
  await window.keyboard.press('Backspace');
  await expect(screen.getByText('9 answers so far')).toBeVisible();
  await window.keyboard.press('=');
  await expect(screen.getByText('10 answers so far')).toBeVisible();
  await window.keyboard.press('Escape');
  const ranking = window.getByRole('region', { name: 'What the answers add up to' });
  await expect(ranking.getByRole('listitem')).toHaveCount(4);
  await expect(ranking.getByRole('listitem').first()).toHaveAccessibleName('Half loaves');
  await expect(ranking.getByRole('listitem').last()).toHaveAccessibleName('Bread subscription');
  await expect(window.getByRole('heading', { name: 'Does the side decide?' })).toBeVisible();
});

test('impact and effort are placed by keyboard and by dragging, and the model speaks only afterwards', async ({
  inkling,
}) => {
  const { window } = inkling;
  await withIdeas(window);
  const choose = convergePage(window);
  await choose.open();
  await choose.criteria('Impact and effort');
  const field = window.getByRole('figure', { name: 'Impact and effort' });
  await expect(choose.button(/^Ask the model/)).toHaveCount(0);
  await choose.button('Place “Rusks”').focus();
  await window.keyboard.press('ArrowUp');
  const rusks = field.getByRole('button', { name: /^Rusks: impact 4, effort 3/ });
  await expect(rusks).toBeVisible();
  const from = (await choose.button('Place “Half loaves”').boundingBox())!;
  const to = (await rusks.boundingBox())!;
  await window.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await window.mouse.down();
  await window.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await window.mouse.up();
  await expect(field.getByRole('button', { name: 'Half loaves: impact 4, effort 3' })).toBeVisible();
  await expectAccessible(window, 'choose', 'all');
  await choose.button('Ask the model about 2 ideas').click();
  await choose.unfold('Rusks');
  await expect(
    choose.row('Rusks').getByText('A second opinion by a small model.', { exact: false }),
  ).toBeVisible({ timeout: 120_000 });
  await expect(choose.question('Rusks', 'Impact').getByText(/^The model: \d/)).toBeVisible();
});
