import { hasDisplay, isInstalled, withDisplay } from './display.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const installLine = 'scripts/install-system-packages.sh';

/** Runs the built app until it is closed; returns its exit code. */
export async function launchElectron(electron, node, words, environment = {}) {
  await checkLibraries(electron);
  if (!hasDisplay()) {
    if (!isInstalled('xvfb-run'))
      throw new Error(`There is no display, and no Xvfb. As root, run: ${installLine}`);
    process.stderr.write(
      'There is no display: the window opens under Xvfb, where nobody sees it. Ctrl C ends it.\n',
    );
  }
  // Chromium refuses its sandbox to root; nobody else goes without it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const [command, args] = withDisplay(electron, [root, ...sandbox, ...words]);
  const env = { ...process.env, INKLING_NODE: node, ...environment };
  delete env.ELECTRON_RUN_AS_NODE;
  const { code } = await run(command, args, { cwd: root, env });
  return code;
}

/** Names what is missing before Electron fails with one library's name. */
export async function checkLibraries(electron) {
  if (process.platform !== 'linux' || !isInstalled('ldd')) return;
  const { stdout } = await run('ldd', [electron], { capture: true });
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1]);
  if (missing.length > 0) {
    throw new Error(
      `The window needs system libraries: ${missing.join(', ')}. On Debian, as root, run: ${installLine}`,
    );
  }
}
