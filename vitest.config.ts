import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const support = (name: string) => fileURLToPath(new URL(`test/support/${name}`, import.meta.url));

export default defineConfig({
  // The threads of the tests run the bundle that `globalSetup` makes.
  resolve: {
    alias: [{ find: /^\.\/(workers\/)?entry\.ts$/, replacement: support('bundled-worker.ts') }],
  },
  test: {
    include: ['test/{unit,contract,migration,trust}/**/*.test.{ts,tsx}'],
    // Native parts (SQLite, ONNX Runtime) are loaded once per process, not per thread.
    pool: 'forks',
    globalSetup: support('bundle-worker.ts'),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
