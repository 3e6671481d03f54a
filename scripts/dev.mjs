// npm run dev: the app on Vite's development server, so that edits of the window show as they are saved. The shell
// and the backend are built once, at the start.
import { createServer } from 'vite';
import { join } from 'node:path';
import { buildIfStale } from './toolchain/build.mjs';
import { ensureElectron } from './toolchain/electron.mjs';
import { launchElectron } from './toolchain/launch-electron.mjs';
import { ensureNode } from './toolchain/node.mjs';
import { root } from './toolchain/root.mjs';

const node = await ensureNode();
const electron = await ensureElectron(node);
await buildIfStale(node);
const server = await createServer({ configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer') });
await server.listen();
const address = server.resolvedUrls.local[0].replace(/\/$/, '');
process.exitCode = await launchElectron(electron, node, process.argv.slice(2), {
  INKLING_DEV_SERVER: address,
});
await server.close();
