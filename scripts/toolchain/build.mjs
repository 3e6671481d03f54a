import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** Written when a build is complete; its time is that of the build. */
export const stamp = join(root, 'out', 'built');

const sources = [
  ...['contract', 'electron', 'backend', 'renderer'],
  ...['package.json', 'package-lock.json', 'models/manifest.json'],
  ...[
    'vite.config.ts',
    'scripts/build.mjs',
    'scripts/toolchain/bundle-program.ts',
    'scripts/toolchain/licences',
  ],
];

/** Builds everything; what the bundler says goes to stderr. */
export async function build(node) {
  const { code } = await run(node, ['scripts/build.mjs'], { cwd: root, quietStdout: true });
  if (code !== 0) throw new Error('The build failed.');
}

/** Builds when a source is newer than the last build. */
export async function buildIfStale(node) {
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((source) => newest(join(root, source)) <= builtAt)) return;
  process.stderr.write('Building...\n');
  await build(node);
}

function newest(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  // The folder's own time too: a file that was taken away leaves no other trace.
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), status.mtimeMs);
}
