// npm run bench -- NAME [options]: runs bench/NAME/main.ts under a Node that can run it; with a drive.ts in its place, one
// that drives the built app, on a display. Without a name it is the runtime's.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './toolchain/build.mjs';
import { drive } from './toolchain/drive.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { root } from './toolchain/root.mjs';
import { run } from './toolchain/run.mjs';

try {
  const given = process.argv.slice(2);
  const [name, ...options] = !given[0] || given[0].startsWith('-') ? ['runtime', ...given] : given;
  const at = (entry, file) => join(root, 'bench', entry, file);
  const names = readdirSync(join(root, 'bench')).filter((entry) =>
    ['main.ts', 'drive.ts'].some((file) => existsSync(at(entry, file))),
  );
  if (!names.includes(name)) throw new Error(`Name a benchmark: ${names.join(', ')}.`);
  const flags = ['--disable-warning=ExperimentalWarning'];
  const node = await ensureNode();
  if (existsSync(at(name, 'drive.ts'))) {
    await buildIfStale(node);
    process.exitCode = await drive(node, [...flags, at(name, 'drive.ts'), ...options]);
  } else {
    const { code } = await run(node, [...flags, at(name, 'main.ts'), ...options]);
    process.exitCode = code;
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
