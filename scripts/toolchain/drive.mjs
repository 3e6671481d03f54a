import { dirname } from 'node:path';
import { withDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { checkLibraries } from './launch-electron.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** Runs a program that drives the built app through Playwright, where there is a display and where there is none. */
export async function drive(node, words) {
  const electron = await ensureElectron(node);
  await checkLibraries(electron);
  const env = { ...process.env, INKLING_NODE: node };
  // The `electron` package answers with the path of its own binary, unless it is told of another.
  if (process.platform === 'linux') env.ELECTRON_OVERRIDE_DIST_PATH = dirname(electron);
  const [command, args] = withDisplay(node, words);
  const { code } = await run(command, args, { cwd: root, env });
  return code;
}
