// npm run dist -- WORDS: an installable app in dist/; the words are electron-builder's, e.g. --dir
import { dirname } from 'node:path';
import { build } from './toolchain/build.mjs';
import { tool } from './toolchain/checks.mjs';
import { ensureElectron } from './toolchain/electron.mjs';
import { ensureNode } from './toolchain/node.mjs';

const node = await ensureNode();
const electron = await ensureElectron(node);
await build(node);
const distribution = process.platform === 'linux' ? [`--config.electronDist=${dirname(electron)}`] : [];
/** Where the package looks for updates, once a person allows it; nowhere without it. */
const address = process.env.INKLING_UPDATE_URL;
const updates = address ? ['--config.publish.provider=generic', `--config.publish.url=${address}`] : [];
const { code } = await tool(node, 'electron-builder/cli.js', [
  ...distribution,
  ...updates,
  ...process.argv.slice(2),
]);
process.exitCode = code;
