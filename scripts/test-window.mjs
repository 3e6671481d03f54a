// npm run test:window -- WORDS: the tests of the real window alone; the words are Playwright's.
import { buildIfStale } from './toolchain/build.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { runWindowTests } from './toolchain/window-tests.mjs';

const node = await ensureNode();
await buildIfStale(node);
const { failed } = await runWindowTests(node, process.argv.slice(2));
process.exitCode = failed === 0 ? 0 : 1;
