// npm test: every check there is, in turn. A failing one doesn't keep the others from running. The last line
// on stdout is the sum, each static check and each test counting as one.
import { build } from './toolchain/build.mjs';
import { runChecks } from './toolchain/checks.mjs';
import { failuresOfUnitTests, failuresOfWindowTests } from './toolchain/failures.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { runUnitTests } from './toolchain/unit-tests.mjs';
import { runWindowTests } from './toolchain/window-tests.mjs';

const total = { passed: 0, failed: 0 };
const failures = [];

/** Counts what a step counted; one that throws has failed, and says why. */
async function step(name, action, failuresOf = () => []) {
  let count = { passed: 0, failed: 1 };
  try {
    count = await action();
  } catch (error) {
    process.stdout.write(`${error.stack}\n`);
  }
  total.passed += count.passed;
  total.failed += count.failed;
  if (count.failed > 0) {
    try {
      failures.push(...failuresOf());
    } catch (error) {
      failures.push(`${name} left no report: ${error.message}\n`);
    }
  }
  process.stdout.write(`${name}: ${count.passed} passed, ${count.failed} failed\n\n`);
}

const node = await ensureNode();
await step('static checks', () => runChecks(node));
await step('unit, contract and migration tests', () => runUnitTests(node), failuresOfUnitTests);
await step('build', async () => {
  await build(node);
  return { passed: 1, failed: 0 };
});
await step('tests of the real window', () => runWindowTests(node), failuresOfWindowTests);
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
