// npm run demo: the real window through the main job once, with the real model. Leaves screenshots and a
// transcript in out/demo/. With --tour, every place with the sample that has results; screenshots in out/tour/.
import { buildIfStale } from './toolchain/build.mjs';
import { drive } from './toolchain/drive.mjs';
import { ensureNode } from './toolchain/node.mjs';

const words = process.argv.slice(2);
const node = await ensureNode();
await buildIfStale(node);
process.exitCode = await drive(
  node,
  words.includes('--tour') ? ['scripts/demo/tour.ts', ...words] : ['scripts/demo/drive.ts'],
);
