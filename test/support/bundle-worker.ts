import path from 'node:path';
import { bundleProgram, notBundled } from '../../scripts/toolchain/bundle-program.ts';

/**
 * Bundles the file that every worker starts with. From its sources, each thread would have Node's own WebAssembly
 * strip the types, and V8's table of compiled WebAssembly, one for all threads, is not safe when one of them ends:
 * once in some thousands the whole process dies by SIGTRAP (nodejs/amaro in worker_threads, `jit_page.has_value()`).
 */
export default async function bundleWorker(): Promise<void> {
  // For the programs that tests start from their sources.
  process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '../../out/test/compiled');
  await bundleProgram('backend/worker.ts', 'test', {
    format: 'es',
    target: 'node22',
    external: notBundled,
    keepsOthers: true,
  });
}
