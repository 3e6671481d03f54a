// npm run build: the window, the shell and the backend, into out/. Plain vite rather than electron-vite, which
// knows a main process, a preload script and a page; the backend is a fourth, an ES module for another Node.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './toolchain/root.mjs';
import { stamp } from './toolchain/build.mjs';
import { collectNotices, noticesAsText } from './toolchain/licences/notices.ts';
import { billOfMaterials } from './toolchain/licences/sbom.ts';

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** One program for Node: everything it imports in one file, but for `external`. */
const program = (source, folder, format, extension, target, external, emptyOutDir = true) =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: join(root, source),
      outDir: join(root, 'out', folder),
      emptyOutDir,
      target,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        output: { format, entryFileNames: `[name].${extension}`, codeSplitting: false },
      },
    },
  });

// Electron 25 starts with a CommonJS file, and a sandboxed preload script can be nothing else.
await program('electron/main.ts', 'main', 'cjs', 'cjs', 'node18', ['electron']);
await program('electron/preload.ts', 'preload', 'cjs', 'cjs', 'chrome114', ['electron']);
// `dependencies` are what can't be bundled (native parts, and packages that load files of their own).
await program('backend/process.ts', 'backend', 'es', 'mjs', 'node22', Object.keys(dependencies));
await program('backend/worker.ts', 'backend', 'es', 'mjs', 'node22', Object.keys(dependencies), false);
await build({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
// Into the package, beside the program.
mkdirSync(join(root, 'out/licences'), { recursive: true });
writeFileSync(join(root, 'out/licences/THIRD-PARTY-NOTICES.txt'), noticesAsText(collectNotices()));
writeFileSync(join(root, 'out/licences/sbom.cdx.json'), `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
writeFileSync(stamp, '');
