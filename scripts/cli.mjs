// npm run -s cli -- COMMAND: the command line, under a Node that can run it.
import { join } from 'node:path';
import { ensureNode } from './toolchain/node.mjs';
import { root } from './toolchain/root.mjs';
import { run } from './toolchain/run.mjs';

try {
  const main = join(root, 'cli', 'main.ts');
  const { code } = await run(await ensureNode(), [
    '--disable-warning=ExperimentalWarning',
    main,
    ...process.argv.slice(2),
  ]);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
