// npm run bench -- NAME [options]: runs bench/NAME/main.ts under a Node that can run it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNode } from './toolchain/node.mjs';
import { root } from './toolchain/root.mjs';
import { run } from './toolchain/run.mjs';

try {
  const [name = '', ...options] = process.argv.slice(2);
  const names = readdirSync(join(root, 'bench')).filter((entry) =>
    existsSync(join(root, 'bench', entry, 'main.ts')),
  );
  if (!names.includes(name)) throw new Error(`Name a benchmark: ${names.join(', ')}.`);
  const main = join(root, 'bench', name, 'main.ts');
  const flags = ['--disable-warning=ExperimentalWarning'];
  const { code } = await run(await ensureNode(), [...flags, main, ...options]);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
