import path from 'node:path';
import { addFilledProject } from '../support/leave/filled-project.ts';
import { seedStore } from '../support/seed-store.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, startInkling, test } from './inkling.ts';
import { ideasPage } from './page/ideas-page.ts';
import { startPage } from './page/start-page.ts';

const texts = [
  ['Frozen dough club', 'Neighbours collect unbaked rolls and bake them at home in the morning.'],
  ['Leftover auction', 'Loaves that are left at closing time are sold to the highest bidder.'],
  ['Bicycle courier', 'A rider brings bread to offices before nine.'],
  ['Sourdough lessons', 'Evening classes teach how to keep a starter alive.'],
  ['Weather forecast', 'Rain tomorrow means fewer customers, so less is baked.'],
  ['剩余面包盲盒', '打烊前把当天没有卖完的面包装成盲盒低价出售，减少浪费。'],
] as const;

test('many ideas: tagged together, moved by keyboard and by pointer, undone and redone, searched, and kept', async ({
  inkling,
}) => {
  test.slow();
  let window = inkling.window;
  const { keyboard } = window;
  await startPage(window).newProject();
  let ideas = ideasPage(window);
  await ideas.open();
  for (const [title, pitch] of texts) await ideas.add(title, pitch);

  // Three picked in one stretch, tagged, promising.
  await ideas.items.nth(0).getByRole('heading').click();
  await ideas.items
    .nth(2)
    .getByRole('heading')
    .click({ modifiers: ['Shift'] });
  await expect(ideas.bar.getByText('3 picked')).toBeVisible();
  await keyboard.press('t');
  await window.getByLabel('A tag, then Enter').fill('#Cheap to  try');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await expect(ideas.items.getByText('cheap to try')).toHaveCount(3);
  await ideas.bar.getByRole('button', { name: 'Move to…' }).click();
  await window.getByRole('menuitem', { name: 'Promising' }).click();
  await expect(ideas.items.getByText('Promising')).toHaveCount(3);
  await ideas.card('Weather forecast').focus();
  await keyboard.press('Escape');
  await expect(ideas.bar).toHaveCount(0);

  // J and K, S, P; Shift+J picks on.
  await ideas.items.nth(3).getByRole('heading').click();
  await expect(ideas.card('Sourdough lessons')).toBeFocused();
  await keyboard.press('s');
  await expect(ideas.items.nth(3).getByRole('button', { name: 'Unstar' })).toBeVisible();
  await keyboard.press('j');
  await expect(ideas.card('Weather forecast')).toBeFocused();
  await keyboard.press('p');
  await expect(window.getByRole('button', { name: '1 parked' })).toBeVisible();
  await expect(ideas.items).toHaveCount(5);

  // Undo all of it, and do it again.
  for (let i = 0; i < 4; i++) await keyboard.press('u');
  await expect(ideas.items).toHaveCount(6);
  await expect(ideas.items.getByText('Promising')).toHaveCount(0);
  await expect(ideas.items.getByText('cheap to try')).toHaveCount(0);
  for (let i = 0; i < 4; i++) await keyboard.press('ControlOrMeta+Shift+z');
  await expect(ideas.items.getByText('Promising')).toHaveCount(3);
  await expect(ideas.items).toHaveCount(5);

  // Lanes: by keyboard, by pointer.
  await ideas.view('Lanes');
  await expect(ideas.lane('Promising').getByRole('article')).toHaveCount(3);
  await expect(ideas.lane('Parked').getByRole('article')).toHaveCount(1);
  await ideas.card('Bicycle courier').click();
  await keyboard.press('Alt+ArrowUp');
  await expect(ideas.lane('Promising').getByRole('heading', { level: 3 })).toHaveText([
    'Frozen dough club',
    'Bicycle courier',
    'Leftover auction',
  ]);
  await keyboard.press('Alt+ArrowRight');
  await expect(ideas.lane('Chosen').getByRole('article')).toHaveCount(1);
  await expect(window.getByText('“Bicycle courier” is now in Chosen, at place 1.')).toBeAttached();
  await ideas.card('Sourdough lessons').dragTo(ideas.card('Bicycle courier'), {
    targetPosition: { x: 20, y: 4 },
  });
  await expect(ideas.lane('Chosen').getByRole('heading', { level: 3 })).toHaveText([
    'Sourdough lessons',
    'Bicycle courier',
  ]);
  await keyboard.press('u');
  await expect(ideas.lane('Chosen').getByRole('article')).toHaveCount(1);
  await keyboard.press('ControlOrMeta+y');
  await expect(ideas.lane('Chosen').getByRole('article')).toHaveCount(2);
  await expectAccessible(window, 'board', 'all');

  // By meaning: none of these words stands in the idea.
  await ideas.view('List');
  await ideas.search.fill('selling surplus');
  await expect(ideas.items.first().getByRole('heading')).toHaveText('Leftover auction', { timeout: 60_000 });
  await window.getByRole('checkbox', { name: 'say why' }).check();
  await expect(ideas.items.first().getByText(/by its meaning/)).toBeVisible();
  await ideas.search.fill('盲盒');
  await expect(ideas.items.first().getByRole('heading')).toHaveText('剩余面包盲盒');
  await expectAccessible(window, 'board', 'all');
  await ideas.search.press('Escape');
  await expect(ideas.items).toHaveCount(5);

  // All picked, taken away, brought back.
  await ideas.items.first().getByRole('heading').click();
  await keyboard.press('ControlOrMeta+a');
  await expect(ideas.bar.getByText('5 picked')).toBeVisible();
  await keyboard.press('Delete');
  await expect(window.getByText('Deleted 5 ideas')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(ideas.items).toHaveCount(5);

  await inkling.restart();
  window = inkling.window;
  await startPage(window).openProject('Untitled project');
  ideas = ideasPage(window);
  await ideas.open();
  await expect(ideas.items).toHaveCount(5);
  await expect(ideas.items.getByText('cheap to try')).toHaveCount(3);
  await ideas.view('Lanes');
  await expect(ideas.lane('Chosen').getByRole('heading', { level: 3 })).toHaveText([
    'Sourdough lessons',
    'Bicycle courier',
  ]);
  await expect(ideas.lane('Parked').getByRole('article')).toHaveCount(1);
});

test('a set of criteria with answers is a column of the list, and sorts it', async ({ folder }) => {
  const data = path.join(folder, 'data');
  await seedStore(data, (client) => addFilledProject(client));
  const inkling = await startInkling(data);
  const { window } = inkling;
  await window.setViewportSize({ width: 1500, height: 900 });
  await startPage(window).openProject('助听器 / hearing aids');
  const ideas = ideasPage(window);
  await ideas.open();
  const column = window.getByRole('button', { name: 'By 社区的看法', exact: true });
  await expect(column).toBeVisible();
  // 𠮷 has the best answer, the neighbour the next; one is vetoed and one has none.
  await expect(ideas.card('邻居帮忙打电话')).toContainText('社区的看法 2');
  await expect(ideas.card('电话亭里的耳机')).not.toContainText('社区的看法');
  const inTime = await ideas.titles();
  expect(inTime.at(2)).toBe('邻居帮忙打电话');
  await column.click();
  await expect.poll(async () => (await ideas.titles()).indexOf('邻居帮忙打电话')).toBe(1);
  await expect(column).toHaveAttribute('aria-pressed', 'true');
  await expect(window.getByRole('combobox', { name: 'Order' })).toContainText('社区的看法');
  await expectAccessible(window, 'scores in the list', 'all');
  await column.click();
  await expect.poll(() => ideas.titles()).toEqual(inTime);
  await inkling.close();
});
