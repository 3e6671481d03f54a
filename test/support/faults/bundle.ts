import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from '../backend.ts';

/**
 * A program of the tests with all it imports in one file, which starts in a third of the time. Gives the file's path; it
 * lies where Node finds the packages that can't be bundled.
 */
export async function bundled(program: string): Promise<string> {
  const folder = path.join(root, 'node_modules/.cache/inkling-tests', String(process.pid));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const name = path.basename(program, '.ts');
  await build({
    ...{ root, configFile: false, logLevel: 'silent' },
    ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
    build: {
      ...{ ssr: program, outDir: folder, emptyOutDir: false, minify: false },
      rolldownOptions: {
        external: ['better-sqlite3'],
        output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false },
      },
    },
  });
  return path.join(folder, `${name}.mjs`);
}
