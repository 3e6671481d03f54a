import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createKeyGuards, noKeychain } from '../../backend/store/keys/key-guards.ts';
import { findKey, unlockKey } from '../../backend/store/keys/find-key.ts';
import { stage } from '../../backend/store/backups/staged.ts';
import { databaseFileName } from '../../backend/store/open.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isWhole } from '../support/trust.ts';

const program = fileURLToPath(new URL('../support/stepwise-child.ts', import.meta.url));
const oldSecret = 'a walk along the river';
const newSecret = 'a ride through the hills';
/**
 * The steps at which it is killed in `npm test`: right before and after the new key file takes the place of the old one,
 * after the plain file was overwritten, and before the passphrase goes. The whole suite takes each step there is.
 */
const someSteps = { set: [5, 10], change: [6], remove: [11], recovery: [6] } as const;
const someOfRestore = [1, 4];

/** Calls `kill` with those steps, or with each from the first until it says that the work was through before. */
async function atSteps(some: readonly number[], kill: (step: number) => Promise<boolean>): Promise<number> {
  let kills = 0;
  if (isWhole) while (await kill(kills)) kills++;
  else for (const step of some) kills += (await kill(step)) ? 1 : 0;
  return kills;
}

/** True when it was killed at that step; false when it was through before. */
function killedAt(folder: string, action: string, step: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, action, String(step), oldSecret, newSecret], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`${action} ended with code ${code} at step ${step}.`));
    });
  });
}

it('a kill at any step of a change of passphrase leaves the database to the old secret or to the new one', async ({
  task,
}) => {
  const parent = await temporaryFolder();
  const found = await findKey(parent, null, false);
  if (found.state !== 'open') throw new Error('It is locked.');
  const { key } = found;
  const locked = await temporaryFolder();
  await cp(parent, locked, { recursive: true });
  const guards = createKeyGuards({ dataFolder: locked, key, protection: 'key-file', keychain: noKeychain });
  await guards.setPassphrase(oldSecret, null);

  let kills = 0;
  for (const [action, from] of [
    ['set', parent],
    ['change', locked],
    ['remove', locked],
    ['recovery', locked],
  ] as const) {
    kills += await atSteps(someSteps[action], async (step) => {
      const folder = path.join(await temporaryFolder(), 'data');
      await cp(from, folder, { recursive: true });
      if (!(await killedAt(folder, action, step))) return false;
      const left = await findKey(folder, null, true);
      const opened =
        left.state === 'open'
          ? left.key
          : ((await unlockKey(left, oldSecret, 'passphrase')) ??
            (await unlockKey(left, newSecret, 'passphrase')));
      expect(opened, `${action}, step ${step}`).toEqual(key);
      return true;
    });
  }
  expect(kills).toBeGreaterThanOrEqual(5);
  task.meta.figure = `${kills} kills in 4 kinds of change, the key found again after each`;
}, 900_000);

it('a kill at any step of a restore ends in the restored database, and what was there before is kept', async ({
  task,
}) => {
  const from = await temporaryFolder();
  const first = await openTestStore(from);
  await first.addProject('Restored');
  await first.store.close();
  await cp(path.join(from, databaseFileName), path.join(from, 'copy'));
  const second = await openTestStore(from);
  await second.addProject('Written later');
  await second.store.close();
  const setAside = await stage(from, (file) => cp(path.join(from, 'copy'), file));

  const kills = await atSteps(someOfRestore, async (step) => {
    const folder = path.join(await temporaryFolder(), 'data');
    await cp(from, folder, { recursive: true });
    if (!(await killedAt(folder, 'open-store', step))) return false;
    const { projects, store } = await openTestStore(folder);
    expect(
      (await projects.listProjects()).map(({ name }) => name),
      `step ${step}`,
    ).toEqual(['Restored']);
    await store.close();
    const apart = await temporaryFolder();
    await cp(path.join(folder, 'backups', setAside), path.join(apart, databaseFileName));
    await cp(path.join(folder, 'database.key'), path.join(apart, 'database.key'));
    const kept = await openTestStore(apart);
    expect(await kept.projects.listProjects()).toHaveLength(2);
    await kept.store.close();
    return true;
  });
  expect(kills).toBeGreaterThan(0);
  task.meta.figure = `${kills} kills, restored and kept after each`;
}, 900_000);
