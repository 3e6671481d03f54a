import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { findKey, unlockKey } from '../../backend/store/keys/find-key.ts';
import { createKeyGuards, noKeychain } from '../../backend/store/keys/key-guards.ts';
import { givenKey } from '../../backend/store/key.ts';
import { openStore } from '../../backend/store/open.ts';

// Does one thing to a data folder and kills itself, without warning, before or after a step on the disk: `killAt` counts
// them. A write has a step more, at which half of it is there. Ends with code 0 when it had no step of that number.
const [folder, action, killAt, oldSecret, newSecret] = process.argv.slice(2) as [
  string,
  'set' | 'change' | 'remove' | 'recovery' | 'open-store',
  string,
  string,
  string,
];
let step = 0;

function passStep(): void {
  if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  step++;
}

function around<A extends unknown[], R>(original: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    passStep();
    const result = await original(...args);
    passStep();
    return result;
  };
}

function watchHandle(handle: FileHandle): FileHandle {
  const write = handle.write.bind(handle) as (data: Uint8Array) => Promise<unknown>;
  const writeFile = handle.writeFile.bind(handle);
  handle.sync = around(handle.sync.bind(handle));
  handle.writeFile = around(async (data: Parameters<typeof writeFile>[0]) => {
    const bytes = Buffer.from(data as string);
    if (step === Number(killAt)) await write(bytes.subarray(0, bytes.length / 2));
    passStep();
    await writeFile(data);
  });
  return handle;
}

const open = fs.open.bind(fs);
fs.open = async (...args) => watchHandle(await open(...args));
fs.rename = around(fs.rename.bind(fs));
fs.rm = around(fs.rm.bind(fs));
syncBuiltinESMExports();

const found = await findKey(folder, null, true);
const key = found.state === 'open' ? found.key : await unlockKey(found, oldSecret);
if (!key) throw new Error('It does not open.');
if (action === 'open-store') {
  await (await openStore(folder, givenKey(key, 'key-file'))).close();
} else {
  const protection = found.state === 'open' ? 'key-file' : 'passphrase';
  const guards = createKeyGuards({ dataFolder: folder, key, protection, keychain: noKeychain });
  if (action === 'set') await guards.setPassphrase(newSecret, null);
  if (action === 'change') await guards.setPassphrase(newSecret, oldSecret);
  if (action === 'remove') await guards.removePassphrase(oldSecret);
  if (action === 'recovery') await guards.makeRecoveryKey(oldSecret);
}
