import { createRequire } from 'node:module';

export type Koffi = typeof import('koffi').default;

/**
 * Loads koffi, when the C API is bound and not before: it takes its native half as it is imported, and where that is missing
 * an import at the head of a file would end the process instead of leaving the other way to call ONNX Runtime.
 */
export function loadKoffi(): Koffi {
  return createRequire(import.meta.url)('koffi') as Koffi;
}
