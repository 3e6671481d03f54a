import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface ProgramBundle {
  readonly format: 'cjs' | 'es';
  /** The oldest program that has to run it, as vite names it. */
  readonly target: string;
  /** Packages that are found at run time. */
  readonly external: string[];
  /** Whether other files of the folder are left in place. */
  readonly keepsOthers?: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What can't be bundled: native parts, and packages that load files of their own. */
export const notBundled = Object.keys(manifest.dependencies);

/** One program for Node in out/FOLDER: everything that SOURCE imports in one file, but for `external`. */
export async function bundleProgram(source: string, folder: string, bundle: ProgramBundle): Promise<void> {
  const { format, target, external, keepsOthers = false } = bundle;
  const entryFileNames = `[name].${format === 'cjs' ? 'cjs' : 'mjs'}`;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: join(root, source),
      outDir: join(root, 'out', folder),
      emptyOutDir: !keepsOthers,
      target,
      minify: false,
      sourcemap: true,
      rolldownOptions: { external, output: { format, entryFileNames, codeSplitting: false } },
    },
  });
}
