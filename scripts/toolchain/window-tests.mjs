import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { checkLibraries } from './launch-electron.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const report = join(root, 'out', 'reports', 'window.json');

/** Runs the tests that drive the built app, and counts them. */
export async function runWindowTests(node, words = []) {
  const electron = await ensureElectron(node);
  await checkLibraries(electron);
  rmSync(report, { force: true });
  const [command, args] = withDisplay(node, ['node_modules/@playwright/test/cli.js', 'test', ...words]);
  const env = { ...process.env, INKLING_NODE: node, INKLING_ELECTRON: electron };
  const { code } = await run(command, args, { cwd: root, env });
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: Math.max(failed, code === 0 ? 0 : 1) };
}
