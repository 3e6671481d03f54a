import type { ExecutionProvider } from '../../../contract/providers.ts';
import { loadCApi, pointersOf, type CApi, type Pointer } from './c-api.ts';

type Other = Exclude<ExecutionProvider, 'cpu'>;

/** What the library calls each when it lists them. */
const listed: Readonly<Record<Other, string>> = {
  webgpu: 'WebGpuExecutionProvider',
  cuda: 'CUDAExecutionProvider',
  dml: 'DmlExecutionProvider',
  coreml: 'CoreMLExecutionProvider',
};
/** What it calls them when one is asked for; CUDA has a function of its own. */
const asked: Readonly<Record<Exclude<Other, 'cuda'>, string>> = {
  webgpu: 'WebGPU',
  dml: 'DML',
  coreml: 'CoreML',
};

/**
 * What the library that is here was built for, beside the processor: whether this machine has it is another question.
 * Throws where its C API can't be called.
 */
export function offeredProviders(): { readonly version: string; readonly offered: readonly Other[] } {
  const { functions, make, check, koffi, version } = loadCApi();
  const count: [number] = [0];
  const list = make((out) => functions.GetAvailableProviders(out, count) as Pointer | null);
  const names = new Set(koffi.decode(list, koffi.array('const char*', count[0])) as string[]);
  check(functions.ReleaseAvailableProviders(list, count[0]) as Pointer | null);
  return { version, offered: (Object.keys(listed) as Other[]).filter((one) => names.has(listed[one])) };
}

/** Has a session that is to be opened use a provider. Throws ONNX Runtime's message where it can't. */
export function appendProvider({ functions, make, check }: CApi, options: Pointer, provider: Other): void {
  if (provider === 'cuda') {
    const cuda = make((out) => functions.CreateCUDAProviderOptions(out) as Pointer | null);
    try {
      check(functions.SessionOptionsAppendExecutionProvider_CUDA_V2(options, cuda) as Pointer | null);
    } finally {
      functions.ReleaseCUDAProviderOptions(cuda);
    }
    return;
  }
  const none = pointersOf([]);
  check(
    functions.SessionOptionsAppendExecutionProvider(
      ...[options, asked[provider], none, none, 0],
    ) as Pointer | null,
  );
}
