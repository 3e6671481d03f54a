import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeAppImage, noise, startLoopbackUpdates } from '../support/loopback-updates.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, startInkling, test } from './inkling.ts';
import { networkPage } from './page/network-page.ts';

test('a copy without an address says that it asks nobody', async ({ inkling }) => {
  await networkPage(inkling.window).open();
  await expect(
    inkling.window.getByText('built without an address for updates', { exact: false }),
  ).toBeVisible();
  await expect(inkling.window.getByRole('radiogroup', { name: 'Look for updates' })).toHaveCount(0);
});

test.describe('with an address', () => {
  test.skip(
    Boolean(process.env.INKLING_PACKAGED),
    'A packaged app takes its address from its own file alone.',
  );
  const shared = noise(300);
  const running = makeAppImage(Buffer.concat([shared, noise(2)]));
  const newer = makeAppImage(Buffer.concat([shared, noise(3)]));

  test('nothing is asked before it is allowed; then each step waits for a click, and is in the log', async () => {
    const server = await startLoopbackUpdates();
    const folder = test.info().outputPath('updates');
    const dataFolder = path.join(folder, 'data');
    mkdirSync(folder, { recursive: true });
    const appImage = path.join(folder, 'Inkling.AppImage');
    writeFileSync(appImage, running.bytes, { mode: 0o755 });
    const updateFile = path.join(folder, 'app-update.yml');
    await server.describe(updateFile);
    server.offer('9.0.0', newer);
    Object.assign(process.env, { INKLING_UPDATE_FILE: updateFile, APPIMAGE: appImage });
    const inkling = await startInkling(dataFolder);
    try {
      const { window } = inkling;
      const main = window.getByRole('main');
      const privacy = networkPage(window);
      await window.getByRole('button', { name: 'New project' }).waitFor();
      await privacy.open();
      const looks = main.getByRole('radiogroup', { name: 'Look for updates' });
      await expect(looks.getByRole('radio', { name: 'Off' })).toBeChecked();
      await expect(main.getByRole('button', { name: 'Look now' })).toHaveCount(0);
      await looks.getByRole('radio', { name: 'On' }).click();
      await expect(main.getByText('Not asked so far.')).toBeVisible();
      expect(server.state.asked).toEqual([]);

      await main.getByRole('button', { name: 'Look now' }).click();
      await expect(main.getByText('Version 9.0.0 is there', { exact: false })).toContainText('MB');
      expect(server.state.asked).toHaveLength(1);
      await expectAccessible(window, 'a newer version was found');
      await main.getByRole('button', { name: 'Fetch version 9.0.0' }).click();
      await expect(main.getByText('Version 9.0.0 is fetched', { exact: false })).toBeVisible();
      expect(readFileSync(appImage).equals(running.bytes)).toBe(true);
      expect(server.state.givenBytes).toBeLessThan(newer.bytes.length / 10);

      await main.getByRole('button', { name: 'Replace the app’s file' }).click();
      await expect(main.getByText('runs from the next start on', { exact: false })).toBeVisible();
      expect(readFileSync(appImage).equals(newer.bytes)).toBe(true);
      await expect(privacy.attempts.filter({ hasText: `127.0.0.1:${server.port}` })).toContainText(
        'Let through',
      );
      await expect(privacy.attempts.filter({ hasText: 'Refused' })).toHaveCount(0);
    } finally {
      await inkling.close();
      server.close();
      delete process.env.INKLING_UPDATE_FILE;
      delete process.env.APPIMAGE;
    }
  });
});
