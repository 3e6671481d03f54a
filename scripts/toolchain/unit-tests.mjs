import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './checks.mjs';
import { root } from './root.mjs';

/** What ran and how it ended, in vitest's JSON. */
export const unitReport = join(root, 'out', 'reports', 'unit.json');

/** Runs the tests that need no window, and counts them; the words are vitest's. */
export async function runUnitTests(node, more = []) {
  rmSync(unitReport, { force: true });
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`, ...more];
  const { code } = await tool(node, 'vitest/vitest.mjs', words);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(unitReport, 'utf8'));
  // A file that doesn't load has no failed test, yet the run ends badly: that is one.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
}
