// npm run demo: the real window through the main job once, with the real model. Leaves screenshots and a
// transcript in out/demo/.
import { buildIfStale } from './toolchain/build.mjs';
import { drive } from './toolchain/drive.mjs';
import { ensureNode } from './toolchain/node.mjs';

const node = await ensureNode();
await buildIfStale(node);
process.exitCode = await drive(node, ['scripts/demo/drive.ts']);
