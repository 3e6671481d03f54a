import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { ensureFallbackElectron } from './fallback-electron.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
/** Downloads end well before; a host that doesn't answer is given up by the installer itself. */
const downloadLimitMs = 10 * 60_000;
/** How long a failed download is remembered, so that not every start waits for it. */
const retryAfterMs = 6 * 3600_000;

/** The path of an Electron: the one of the `electron` package, or an older one where that can't be had. */
export async function ensureElectron(node) {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const failure = join(cacheFolder, `electron-${version}.unreachable`);
  const failedLately = existsSync(failure) && Date.now() - statSync(failure).mtimeMs < retryAfterMs;
  if (!installed() && !failedLately) {
    process.stderr.write(`Downloading Electron ${version}, once (about 110 MB)...\n`);
    const installer = join(packageFolder, 'install.js');
    const { stderr } = await run(node, [installer], { capture: true, timeoutMs: downloadLimitMs });
    if (!installed()) {
      process.stderr.write(`It could not be downloaded. ${stderr.trim().split('\n', 1)[0]}\n`);
      await mkdir(cacheFolder, { recursive: true });
      writeFileSync(failure, stderr);
    }
  }
  const path = installed();
  if (path) return path;
  if (process.platform === 'linux' && process.arch === 'x64') return ensureFallbackElectron();
  throw new Error(
    `Electron ${version} is not here yet. When its download host can be reached, run: npx install-electron`,
  );
}

function installed() {
  const note = join(packageFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(packageFolder, 'dist', readFileSync(note, 'utf8'));
  return existsSync(path) ? path : null;
}
