// npm run lint: the static checks of npm test, alone.
import { runChecks } from './toolchain/checks.mjs';
import { ensureNode } from './toolchain/node.mjs';

const { failed } = await runChecks(await ensureNode());
process.exitCode = failed === 0 ? 0 : 1;
