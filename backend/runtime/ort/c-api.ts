import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { forbidTelemetry } from './forbid-telemetry.ts';
import { loadKoffi, type Koffi } from './load-koffi.ts';

/** A pointer as koffi hands it over. */
export type Pointer = bigint;
/** A bound C function; `.async` runs it off the JS thread. */
export type NativeFunction = ReturnType<ReturnType<Koffi['load']>['func']>;

/**
 * Positions in `struct OrtApi`. ONNX Runtime only ever appends to it, so a position never changes
 * (onnxruntime_c_api.h, "All functions ... do not change the order").
 */
const positions = {
  GetErrorMessage: 2,
  CreateEnv: 3,
  CreateSession: 7,
  CreateSessionFromArray: 8,
  Run: 9,
  CreateSessionOptions: 10,
  SetSessionGraphOptimizationLevel: 23,
  SetIntraOpNumThreads: 24,
  SessionGetInputCount: 30,
  SessionGetOutputCount: 31,
  SessionGetInputTypeInfo: 33,
  SessionGetOutputTypeInfo: 34,
  SessionGetInputName: 36,
  SessionGetOutputName: 37,
  CreateRunOptions: 39,
  RunOptionsSetTerminate: 46,
  RunOptionsUnsetTerminate: 47,
  CreateTensorAsOrtValue: 48,
  CreateTensorWithDataAsOrtValue: 49,
  CastTypeInfoToTensorInfo: 55,
  GetTensorElementType: 60,
  GetDimensionsCount: 61,
  GetDimensions: 62,
  CreateCpuMemoryInfo: 69,
  MemoryInfoGetName: 71,
  AllocatorFree: 76,
  GetAllocatorWithDefaultOptions: 78,
  ReleaseStatus: 93,
  ReleaseSession: 95,
  ReleaseValue: 96,
  ReleaseRunOptions: 97,
  ReleaseTypeInfo: 98,
  ReleaseSessionOptions: 100,
  GetAvailableProviders: 125,
  ReleaseAvailableProviders: 126,
  CreateAllocator: 131,
  ReleaseAllocator: 132,
  SessionOptionsAppendExecutionProvider_CUDA_V2: 204,
  CreateCUDAProviderOptions: 205,
  ReleaseCUDAProviderOptions: 208,
  SessionOptionsAppendExecutionProvider: 216,
  SessionGetMemoryInfoForOutputs: 381,
  CopyTensors: 386,
} as const;

/** The oldest version of the table that has all of these; the library answers null to a newer one. */
const apiVersion = 24;

const libraryNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'libonnxruntime.so.1',
  darwin: 'libonnxruntime.1.dylib',
  win32: 'onnxruntime.dll',
};

/** Windows takes paths as UTF-16. */
const pathType = process.platform === 'win32' ? 'const char16_t*' : 'const char*';

const prototypes: Record<Exclude<keyof typeof positions, 'GetErrorMessage'>, string> = {
  CreateEnv: 'void* CreateEnv(int level, const char* id, _Out_ void** out)',
  CreateSession: `void* CreateSession(void* env, ${pathType} path, void* options, _Out_ void** out)`,
  CreateSessionFromArray:
    'void* CreateSessionFromArray(void* env, const void* bytes, size_t length, void* options, _Out_ void** out)',
  Run: 'void* Run(void* session, void* options, void* inputNames, void* inputs, size_t inputCount, void* outputNames, size_t outputCount, void* outputs)',
  CreateSessionOptions: 'void* CreateSessionOptions(_Out_ void** out)',
  SetSessionGraphOptimizationLevel: 'void* SetSessionGraphOptimizationLevel(void* options, int level)',
  SetIntraOpNumThreads: 'void* SetIntraOpNumThreads(void* options, int count)',
  SessionGetInputCount: 'void* SessionGetInputCount(void* session, _Out_ size_t* out)',
  SessionGetOutputCount: 'void* SessionGetOutputCount(void* session, _Out_ size_t* out)',
  SessionGetInputTypeInfo: 'void* SessionGetInputTypeInfo(void* session, size_t index, _Out_ void** out)',
  SessionGetOutputTypeInfo: 'void* SessionGetOutputTypeInfo(void* session, size_t index, _Out_ void** out)',
  SessionGetInputName:
    'void* SessionGetInputName(void* session, size_t index, void* allocator, _Out_ void** out)',
  SessionGetOutputName:
    'void* SessionGetOutputName(void* session, size_t index, void* allocator, _Out_ void** out)',
  CreateRunOptions: 'void* CreateRunOptions(_Out_ void** out)',
  RunOptionsSetTerminate: 'void* RunOptionsSetTerminate(void* options)',
  RunOptionsUnsetTerminate: 'void* RunOptionsUnsetTerminate(void* options)',
  CreateTensorAsOrtValue:
    'void* CreateTensorAsOrtValue(void* allocator, const int64_t* shape, size_t rank, int type, _Out_ void** out)',
  CreateTensorWithDataAsOrtValue:
    'void* CreateTensorWithDataAsOrtValue(void* memory, void* data, size_t bytes, const int64_t* shape, size_t rank, int type, _Out_ void** out)',
  CastTypeInfoToTensorInfo: 'void* CastTypeInfoToTensorInfo(void* info, _Out_ void** out)',
  GetTensorElementType: 'void* GetTensorElementType(void* info, _Out_ int* out)',
  GetDimensionsCount: 'void* GetDimensionsCount(void* info, _Out_ size_t* out)',
  GetDimensions: 'void* GetDimensions(void* info, void* dims, size_t count)',
  CreateCpuMemoryInfo: 'void* CreateCpuMemoryInfo(int allocator, int type, _Out_ void** out)',
  MemoryInfoGetName: 'void* MemoryInfoGetName(void* info, _Out_ const char** out)',
  AllocatorFree: 'void* AllocatorFree(void* allocator, void* memory)',
  GetAllocatorWithDefaultOptions: 'void* GetAllocatorWithDefaultOptions(_Out_ void** out)',
  ReleaseStatus: 'void ReleaseStatus(void* status)',
  ReleaseSession: 'void ReleaseSession(void* session)',
  ReleaseValue: 'void ReleaseValue(void* value)',
  ReleaseRunOptions: 'void ReleaseRunOptions(void* options)',
  ReleaseTypeInfo: 'void ReleaseTypeInfo(void* info)',
  ReleaseSessionOptions: 'void ReleaseSessionOptions(void* options)',
  GetAvailableProviders: 'void* GetAvailableProviders(_Out_ void** out, _Out_ int* count)',
  ReleaseAvailableProviders: 'void* ReleaseAvailableProviders(void* names, int count)',
  CreateAllocator: 'void* CreateAllocator(void* session, void* memory, _Out_ void** out)',
  ReleaseAllocator: 'void ReleaseAllocator(void* allocator)',
  SessionOptionsAppendExecutionProvider_CUDA_V2:
    'void* SessionOptionsAppendExecutionProvider_CUDA_V2(void* options, void* cuda)',
  CreateCUDAProviderOptions: 'void* CreateCUDAProviderOptions(_Out_ void** out)',
  ReleaseCUDAProviderOptions: 'void ReleaseCUDAProviderOptions(void* cuda)',
  SessionOptionsAppendExecutionProvider:
    'void* SessionOptionsAppendExecutionProvider(void* options, const char* name, void* keys, void* values, size_t count)',
  SessionGetMemoryInfoForOutputs:
    'void* SessionGetMemoryInfoForOutputs(void* session, void* memories, size_t count)',
  CopyTensors: 'void* CopyTensors(void* env, void* from, void* to, void* stream, size_t count)',
};

/** ONNX Runtime's C API, bound: each function by name, and the objects that live as long as the process. */
export interface CApi {
  readonly koffi: Koffi;
  /** Held for as long as the functions: koffi closes a library that is collected, and its functions with it. */
  readonly library: ReturnType<Koffi['load']>;
  /** Of ONNX Runtime. */
  readonly version: string;
  readonly functions: Readonly<Record<keyof typeof prototypes, NativeFunction>>;
  readonly env: Pointer;
  readonly cpuMemory: Pointer;
  readonly allocator: Pointer;
  /** Throws ONNX Runtime's message when a call returned a status, and frees the status. */
  check(status: Pointer | null): void;
  /** Calls a function whose last argument receives what it makes, and returns that. */
  make<T = Pointer>(call: (out: [T | null]) => Pointer | null): T;
}

/**
 * koffi runs a call off the JS thread on a stack of 128 KiB. ONNX Runtime's graph passes are written for a
 * thread's usual 8 MiB, so that is what they get.
 */
const asyncStackBytes = 8 * 1024 * 1024;

let shared: { readonly api: CApi } | { readonly failure: unknown } | null = null;

/**
 * Loads the library that onnxruntime-node ships and binds its C API, once a process (ONNX Runtime allows
 * one environment). Throws where koffi or the library can't be loaded, the same each time: koffi takes no settings after
 * the first try, so that a second one would tell of that instead.
 */
export function loadCApi(): CApi {
  shared ??= tryToBind();
  if ('failure' in shared) throw shared.failure;
  return shared.api;
}

function tryToBind(): NonNullable<typeof shared> {
  try {
    return { api: bindCApi() };
  } catch (failure) {
    return { failure };
  }
}

function libraryPath(): string {
  const name = libraryNames[process.platform];
  if (!name) throw new Error(`ONNX Runtime has no library for ${process.platform}`);
  const root = join(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')), '..');
  // Packaged, natives lie beside the archive, not in it.
  const unpacked = root.replace('app.asar', 'app.asar.unpacked').replace('.unpacked.unpacked', '.unpacked');
  return join(unpacked, 'bin', 'napi-v6', process.platform, process.arch, name);
}

/** The loader of the system does not say which library it could not open. */
function openLibrary(koffi: Koffi, file: string): CApi['library'] {
  try {
    return koffi.load(file);
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function bindCApi(): CApi {
  forbidTelemetry();
  const koffi = loadKoffi();
  koffi.config({ ...koffi.config(), async_stack_size: asyncStackBytes, resident_async_pools: 1 });
  const library = openLibrary(koffi, libraryPath());
  const base = library.func('void* OrtGetApiBase()')() as Pointer;
  const [getApi, getVersion] = koffi.decode(base, koffi.array('void*', 2)) as [Pointer, Pointer];
  const api = (koffi.decode(getApi, koffi.proto('void* GetApi(uint32_t version)')) as NativeFunction)(
    apiVersion,
  ) as Pointer | null;
  if (!api) throw new Error(`This ONNX Runtime does not offer version ${apiVersion} of its C API`);
  const size = Math.max(...Object.values(positions)) + 1;
  const table = koffi.decode(api, koffi.array('void*', size)) as Pointer[];
  const bind = (name: keyof typeof positions, prototype: string) =>
    koffi.decode(table[positions[name]], koffi.proto(prototype)) as NativeFunction;

  const errorMessage = bind('GetErrorMessage', 'const char* GetErrorMessage(void* status)');
  const functions = Object.fromEntries(
    Object.entries(prototypes).map(([name, prototype]) => [
      name,
      bind(name as keyof typeof prototypes, prototype),
    ]),
  ) as Record<keyof typeof prototypes, NativeFunction>;

  const check = (status: Pointer | null) => {
    if (!status) return;
    const message = errorMessage(status) as string;
    functions.ReleaseStatus(status);
    throw new Error(message);
  };
  const make = <T = Pointer>(call: (out: [T | null]) => Pointer | null): T => {
    const out: [T | null] = [null];
    check(call(out));
    return out[0] as T;
  };

  const warnings = 3; // ORT_LOGGING_LEVEL_ERROR: nothing below an error is printed
  const version = koffi.decode(getVersion, koffi.proto('const char* GetVersionString()')) as NativeFunction;
  return {
    koffi,
    library,
    version: version() as string,
    functions,
    check,
    make,
    env: make((out) => functions.CreateEnv(warnings, 'inkling', out) as Pointer | null),
    cpuMemory: make((out) => functions.CreateCpuMemoryInfo(0, 0, out) as Pointer | null),
    allocator: make((out) => functions.GetAllocatorWithDefaultOptions(out) as Pointer | null),
  };
}

/** Calls a function off the JS thread. Resolves to what it returns. */
export function callAsync(call: NativeFunction, ...args: unknown[]): Promise<Pointer | null> {
  return new Promise((resolve, reject) => {
    call.async(...args, (error: Error | null, result: Pointer | null) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}

/** An array of pointers for a call. At least 9: V8 keeps smaller arrays on its own heap, where they may move meanwhile. */
export function pointersOf(values: readonly Pointer[]): BigUint64Array {
  const array = new BigUint64Array(Math.max(values.length, 9));
  array.set(values);
  return array;
}
