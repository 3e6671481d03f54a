// npm run test:trust -- WORDS: every promise of docs/trust.md, tried in full. The words choose test files by a part of
// their path. The last lines on stdout are one for each promise, with its figure and time; a broken one makes it exit
// with 1.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './toolchain/build.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { lineOf, promisesOfUnitTests, promisesOfWindowTests, timeOf } from './toolchain/promises.mjs';
import { root } from './toolchain/root.mjs';
import { runUnitTests, unitReport } from './toolchain/unit-tests.mjs';
import { runWindowTests, windowReport } from './toolchain/window-tests.mjs';

process.env.INKLING_TRUST = 'whole';
const began = Date.now();
const words = process.argv.slice(2);
const node = await ensureNode();
await buildIfStale(node);

const chosen = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(ending))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

const total = { passed: 0, failed: 0 };
const promises = [];
for (const { files, run, report, promisesOf } of [
  {
    files: chosen('test/trust', '.test.ts'),
    // By itself vitest leaves one of two cores idle. None of these tests minds one other beside it.
    run: (at, names) => runUnitTests(at, ['--maxWorkers=2', ...names]),
    report: unitReport,
    promisesOf: promisesOfUnitTests,
  },
  {
    files: chosen('test/e2e/trust', '.spec.ts'),
    run: runWindowTests,
    report: windowReport,
    promisesOf: promisesOfWindowTests,
  },
]) {
  if (files.length === 0) continue;
  const { passed, failed } = await run(node, files);
  total.passed += passed;
  total.failed += failed;
  promises.push(...promisesOf(JSON.parse(readFileSync(report, 'utf8'))));
}

process.stdout.write('\n');
for (const promise of promises) process.stdout.write(`${lineOf(promise)}\n`);
if (promises.length === 0)
  process.stdout.write(`No test of a promise has "${words.join('" or "')}" in its path.\n`);
process.stdout.write(`It took ${timeOf(Date.now() - began)}.\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
