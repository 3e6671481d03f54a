// npm run -s cli -- COMMAND: the command line, under a Node that can run it.
import { join } from 'node:path';
import { cacheFolder } from './toolchain/cache.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { root } from './toolchain/root.mjs';
import { run } from './toolchain/run.mjs';

try {
  const main = join(root, 'cli', 'main.ts');
  // The second start reads what the first one made of the TypeScript, which halves it.
  const env = { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled'), ...process.env };
  const words = ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)];
  const { code } = await run(await ensureNode(), words, { env });
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
