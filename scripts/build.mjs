// npm run build: the window, the shell and the backend, into out/. Plain vite rather than electron-vite, which
// knows a main process, a preload script and a page; the backend is a fourth, an ES module for another Node.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './toolchain/root.mjs';
import { stamp } from './toolchain/build.mjs';
import { bundleProgram, notBundled } from './toolchain/bundle-program.ts';
import { collectNotices, noticesAsText } from './toolchain/licences/notices.ts';
import { billOfMaterials } from './toolchain/licences/sbom.ts';

// Electron 25 starts with a CommonJS file, and a sandboxed preload script can be nothing else.
await bundleProgram('electron/main.ts', 'main', { format: 'cjs', target: 'node18', external: ['electron'] });
await bundleProgram('electron/preload.ts', 'preload', {
  ...{ format: 'cjs', target: 'chrome114', external: ['electron'] },
});
const ofBackend = { format: 'es', target: 'node22', external: notBundled };
await bundleProgram('backend/process.ts', 'backend', ofBackend);
await bundleProgram('backend/worker.ts', 'backend', { ...ofBackend, keepsOthers: true });
// The shell starts it under Electron's own Node, which may be too old for a module to begin with.
await bundleProgram('backend/provider-child.ts', 'backend', {
  ...{ format: 'cjs', target: 'node18', external: notBundled, keepsOthers: true },
});
await build({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
// Into the package, beside the program.
mkdirSync(join(root, 'out/licences'), { recursive: true });
writeFileSync(join(root, 'out/licences/THIRD-PARTY-NOTICES.txt'), noticesAsText(collectNotices()));
writeFileSync(join(root, 'out/licences/sbom.cdx.json'), `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
writeFileSync(stamp, '');
