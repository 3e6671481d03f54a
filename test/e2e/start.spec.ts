import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { commandOf, expect, startInkling, test } from './inkling.ts';
import { briefPage } from './page/brief-page.ts';
import { startPage } from './page/start-page.ts';

test('a data folder that cannot be written is named in the window', async ({ folder }) => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, 'not a folder');
  const inkling = await startInkling(path.join(file, 'data'));
  try {
    await expect(inkling.window.getByText(file).first()).toBeVisible();
  } finally {
    await inkling.close();
  }
});

test('what can be pressed on the first page stays where it came', async ({ inkling }) => {
  const { window } = inkling;
  const button = window.getByRole('button', { name: 'New project' });
  await expect(button).toBeVisible();
  // Every frame of the next load says where the button is.
  await window.addInitScript(() => {
    const tops = new Set<number>();
    Object.assign(globalThis, { tops });
    const look = () => {
      for (const one of document.querySelectorAll('button'))
        if (one.textContent === 'New project') tops.add(one.getBoundingClientRect().top);
      requestAnimationFrame(look);
    };
    look();
  });
  await window.reload();
  await expect(button).toBeVisible();
  await expect(window.getByText('Everything you write stays', { exact: false })).toBeVisible();
  const tops = await window.evaluate(() => [
    ...(globalThis as unknown as { readonly tops: ReadonlySet<number> }).tops,
  ]);
  expect(tops).toHaveLength(1);
});

test('a second start with the same data brings the first window to the front', async ({ inkling }) => {
  await expect(inkling.window.getByRole('button', { name: 'New project' })).toBeVisible();
  await inkling.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { args, env, executablePath } = commandOf(inkling.dataFolder);
  const program = executablePath ?? (createRequire(import.meta.url)('electron') as string);
  const second = spawnSync(program, args, { env, encoding: 'utf8', timeout: 20_000 });
  expect(second.stderr).toContain('Inkling is running with this data folder already');
  expect(second.status).toBe(0);
  await expect
    .poll(() => inkling.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  expect(inkling.app.windows()).toHaveLength(1);
});

test('a second window shows what the first one changed', async ({ inkling }) => {
  await startPage(inkling.window).newProject();
  await briefPage(inkling.window).write({ Title: 'Seen in both' });
  const [second] = await Promise.all([
    inkling.app.waitForEvent('window'),
    inkling.app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]?.click()),
  ]);
  await startPage(second).openProject('Seen in both');
  await briefPage(second).write({ Problem: 'Written in the second window.' });
  await briefPage(inkling.window).expectToHold({ Problem: 'Written in the second window.' });
});
