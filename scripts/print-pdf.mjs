// node scripts/print-pdf.mjs PAGE.html FILE.pdf: prints a page in an Electron that nobody sees.
import { fileURLToPath } from 'node:url';
import { hasDisplay, isInstalled, withDisplay } from './toolchain/display.mjs';
import { ensureElectron } from './toolchain/electron.mjs';
import { checkLibraries } from './toolchain/launch-electron.mjs';
import { run } from './toolchain/run.mjs';

/** A page is printed in a second or two; what takes this long hangs. */
const limitMs = 60_000;

try {
  const [page, target] = process.argv.slice(2);
  if (!page || !target) throw new Error('Give the page and the file: print-pdf.mjs PAGE.html FILE.pdf');
  const electron = await ensureElectron(process.execPath);
  await checkLibraries(electron);
  if (!hasDisplay() && !isInstalled('xvfb-run'))
    throw new Error('there is no display, and no Xvfb; as root, run: scripts/install-system-packages.sh');
  const app = fileURLToPath(new URL('toolchain/print-app', import.meta.url));
  // Chromium refuses its sandbox to root; nobody else goes without it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [command, args] = withDisplay(electron, [app, ...sandbox, page, target]);
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const { code, stderr } = await run(command, args, { env, capture: true, timeoutMs: limitMs });
  if (code !== 0) throw new Error(stderr.trim().split('\n').at(-1) || 'Electron ended without a word');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
