import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { drive } from './drive.mjs';
import { root } from './root.mjs';

/** What ran and how it ended, in Playwright's JSON. */
export const windowReport = join(root, 'out', 'reports', 'window.json');

/** Runs the tests that drive the built app, and counts them. */
export async function runWindowTests(node, words = []) {
  rmSync(windowReport, { force: true });
  const code = await drive(node, ['node_modules/@playwright/test/cli.js', 'test', ...words]);
  const { stats } = JSON.parse(readFileSync(windowReport, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: Math.max(failed, code === 0 ? 0 : 1) };
}
