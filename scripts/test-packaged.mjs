// npm run test:packaged -- WORDS: the app as `npm run dist` left it in dist/, driven by tests of the real window. The words
// are Playwright's; without any, those of the main job, of starting, and of what is packed beside the program.
import { join, relative } from 'node:path';
import { ensureNode } from './toolchain/node.mjs';
import { packagedApp, withOpenedCopy } from './toolchain/packaged-app.mjs';
import { root } from './toolchain/root.mjs';
import { runWindowTests } from './toolchain/window-tests.mjs';

const usual = ['main-job', 'start', 'knowledge', 'export', 'predict', 'licences', 'crash'];

const words = process.argv.slice(2);
try {
  const node = await ensureNode();
  const { folder, program } = packagedApp(join(root, 'dist'));
  process.stderr.write(`Driving ${relative(root, folder)}...\n`);
  const { failed } = await withOpenedCopy(folder, program, (opened) => {
    process.env.INKLING_PACKAGED = opened;
    return runWindowTests(node, words.length > 0 ? words : usual.map((name) => `test/e2e/${name}.spec.ts`));
  });
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
