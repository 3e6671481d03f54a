import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './checks.mjs';
import { root } from './root.mjs';

const report = join(root, 'out', 'reports', 'unit.json');

/** Runs the tests that need no window, and counts them. */
export async function runUnitTests(node) {
  rmSync(report, { force: true });
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await tool(node, 'vitest/vitest.mjs', words);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that doesn't load has no failed test, yet the run ends badly: that is one.
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1) };
}
