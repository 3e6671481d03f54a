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
/** In `npm test` some of the steps stand for all: in the midst of the writing, and after the new file took its place. */
const startAt = isWhole ? 0 : 3;
const stride = isWhole ? 1 : 7;

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

it(
  'a kill at any step of a change of passphrase leaves the database to the old secret or to the new one',
  async ({ task }) => {
    const parent = await temporaryFolder();
    const found = await findKey(parent, null, false);
    if (found.state !== 'open') throw new Error('It is locked.');
    const { key } = found;
    const locked = await temporaryFolder();
    await cp(parent, locked, { recursive: true });
    const guards = createKeyGuards({ dataFolder: locked, key, protection: 'key-file', keychain: noKeychain });
    await guards.setPassphrase(oldSecret, null);

    const kills: string[] = [];
    for (const [action, from] of [
      ['set', parent],
      ['change', locked],
      ['remove', locked],
      ['recovery', locked],
    ] as const) {
      for (let step = startAt; ; step += stride) {
        const folder = path.join(await temporaryFolder(), 'data');
        await cp(from, folder, { recursive: true });
        if (!(await killedAt(folder, action, step))) break;
        kills.push(action);
        const left = await findKey(folder, null, true);
        const opened =
          left.state === 'open'
            ? left.key
            : ((await unlockKey(left, oldSecret, 'passphrase')) ??
              (await unlockKey(left, newSecret, 'passphrase')));
        expect(opened, `${action}, step ${step}`).toEqual(key);
      }
    }
    expect(new Set(kills).size).toBe(4);
    task.meta.figure = `${kills.length} kills in 4 kinds of change, the key found again after each`;
  },
  isWhole ? 900_000 : 240_000,
);

it(
  'a kill at any step of a restore ends in the restored database, and what was there before is kept',
  async ({ task }) => {
    const from = await temporaryFolder();
    const first = await openTestStore(from);
    await first.addProject('Restored');
    await first.store.close();
    await cp(path.join(from, databaseFileName), path.join(from, 'copy'));
    const second = await openTestStore(from);
    await second.addProject('Written later');
    await second.store.close();
    const setAside = await stage(from, (file) => cp(path.join(from, 'copy'), file));

    let kills = 0;
    for (let step = startAt; ; step += stride) {
      const folder = path.join(await temporaryFolder(), 'data');
      await cp(from, folder, { recursive: true });
      if (!(await killedAt(folder, 'open-store', step))) break;
      kills++;
      const { projects, store } = await openTestStore(folder);
      expect(
        (await projects.listProjects()).map(({ name }) => name),
        `step ${step}`,
      ).toEqual(['Restored']);
      await store.close();
      const aside = path.join(await temporaryFolder(), databaseFileName);
      await cp(path.join(folder, 'backups', setAside), aside);
      await cp(path.join(folder, 'database.key'), path.join(path.dirname(aside), 'database.key'));
      const kept = await openTestStore(path.dirname(aside));
      expect(await kept.projects.listProjects()).toHaveLength(2);
      await kept.store.close();
    }
    expect(kills).toBeGreaterThan(0);
    task.meta.figure = `${kills} kills, restored and kept after each`;
  },
  isWhole ? 900_000 : 240_000,
);
