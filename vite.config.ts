import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { notices } from './scripts/toolchain/licences/plugin.ts';

/** The window. The other three parts, which run outside a page, are built by scripts/build.mjs. */
export default defineConfig({
  root: 'renderer',
  plugins: [react(), tailwindcss(), notices()],
  resolve: {
    alias: {
      'react-style-singleton': fileURLToPath(new URL('renderer/ui/style-singleton.ts', import.meta.url)),
    },
  },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    // All of it is on this disk: one file more costs less than the same bytes written into a script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  server: { host: '127.0.0.1', port: 5199, strictPort: true },
});
