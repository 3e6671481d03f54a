import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,contract,migration,trust}/**/*.test.{ts,tsx}'],
    // Native parts (SQLite, ONNX Runtime) are loaded once per process, not per thread.
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
