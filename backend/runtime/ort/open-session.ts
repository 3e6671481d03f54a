import { loadCApi } from './c-api.ts';
import { openCSession } from './c-session.ts';
import { openNodeSession } from './node-session.ts';
import type { Session, SessionOptions } from './session.ts';

/** Which way ONNX Runtime is called. */
export type RuntimeKind = 'c-api' | 'node-api';

/** The way that works here: the C API, or onnxruntime-node's own API where koffi or the library can't load. */
export function chooseRuntime(): { readonly kind: RuntimeKind; readonly reason: string | null } {
  try {
    loadCApi();
    return { kind: 'c-api', reason: null };
  } catch (error) {
    return { kind: 'node-api', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Opens a model: the path of its file, or its bytes. Rejects with ONNX Runtime's own message. */
export function openSession(
  kind: RuntimeKind,
  model: string | Uint8Array,
  options: SessionOptions,
): Promise<Session> {
  switch (kind) {
    case 'c-api':
      return openCSession(model, options);
    case 'node-api':
      return openNodeSession(model, options);
  }
}
