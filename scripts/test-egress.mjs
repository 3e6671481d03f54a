// npm run test:egress: whole sessions in the real app, one in a network namespace without a route and one under strace,
// which counts what leaves this machine. Part of `npm run test:trust`; needs Linux, strace and unshare.
import { buildIfStale } from './toolchain/build.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { runWindowTests } from './toolchain/window-tests.mjs';

process.env.INKLING_TRUST = 'whole';
const node = await ensureNode();
await buildIfStale(node);
const { failed } = await runWindowTests(node, ['test/e2e/trust/egress.spec.ts']);
process.exitCode = failed === 0 ? 0 : 1;
