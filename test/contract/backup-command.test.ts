import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/backend.ts';
import { refused } from '../support/command-line.ts';
import { seedStore } from '../support/seed-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const passphrase = 'a walk along the river';

function run(words: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [path.join(root, 'cli/main.ts'), ...words], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

it('makes, lists and restores backups, of a damaged database too, behind a passphrase', async () => {
  const data = await temporaryFolder();
  await seedStore(data, async (client) => {
    await client.call('projects.create', { name: 'Garden' });
    await client.call('keys.setPassphrase', { passphrase });
  });
  const locked = run(['backup', 'list', '--data', data]);
  expect(locked).toMatchObject({ status: 1, stdout: '' });
  expect(locked.stderr).toContain('--passphrase-file');
  const wrong = run(['backup', 'list', '--data', data], { INKLING_PASSPHRASE: 'not this one' });
  expect(wrong).toMatchObject({ status: 1, stdout: '' });
  expect(wrong.stderr).not.toContain('not this one');

  const file = path.join(data, '..', `${path.basename(data)}.txt`);
  await writeFile(file, `${passphrase}\n`, { mode: 0o600 });
  const made = run(['backup', 'make', '--data', data, '--passphrase-file', file, '--json']);
  const { id } = JSON.parse(made.stdout) as { id: string };
  expect(made.status).toBe(0);
  const database = path.join(data, 'inkling.db');
  const bytes = await readFile(database);
  await writeFile(database, bytes.fill(7, 200, 3000));

  const env = { INKLING_PASSPHRASE: passphrase };
  const listed = run(['backup', 'list', '--data', data, '--json'], env);
  expect(JSON.parse(listed.stdout)).toMatchObject({
    isDamaged: true,
    backups: [{ id, state: 'good', projects: 1 }],
  });
  const restored = run(['backup', 'restore', id, '--data', data], env);
  expect(restored).toMatchObject({ status: 0, stderr: '' });
  expect(restored.stdout).toContain(id);
  const after = JSON.parse(run(['backup', 'list', '--data', data, '--json'], env).stdout) as {
    isDamaged: boolean;
    backups: { kind: string; state: string }[];
  };
  expect(after.isDamaged).toBe(false);
  expect(after.backups.map(({ kind, state }) => [kind, state])).toEqual([
    ['set-aside', 'unreadable'],
    ['asked', 'good'],
  ]);
}, 240_000);

it('says in one line what it can’t do', async () => {
  expect(await refused('backup')).toContain('backup list');
  expect(await refused('backup', 'list')).toContain('--data DIR');
  expect(await refused('backup', 'restore', '--data', '/tmp')).toContain('the id of a backup');
  expect(await refused('backup', 'make', 'more', '--data', '/tmp')).toContain('nothing else');
  expect(await refused('models', 'list', '--passphrase-file', '/nowhere/at/all')).toContain("can't be read");
  expect(await refused('models', 'list', '--passphrase', 'secret')).not.toContain('secret');
}, 120_000);
