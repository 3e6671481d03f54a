// npm start: the app. Words after `--` are passed on, e.g. npm start -- --data DIR
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './toolchain/build.mjs';
import { ensureElectron } from './toolchain/electron.mjs';
import { launchElectron } from './toolchain/launch-electron.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { root } from './toolchain/root.mjs';

try {
  if (!existsSync(join(root, 'node_modules', 'vite'))) throw new Error('First run: npm ci');
  const node = await ensureNode();
  const electron = await ensureElectron(node);
  await buildIfStale(node);
  process.exitCode = await launchElectron(electron, node, process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
