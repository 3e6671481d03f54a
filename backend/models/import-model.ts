import { stat } from 'node:fs/promises';
import path from 'node:path';
import { InklingError } from '../../contract/errors.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { OwnModel } from '../../contract/models.ts';
import { createTimeLeft } from '../streams/time-left.ts';
import { languagesOf } from './languages.ts';
import type { OwnModels } from './own-models.ts';
import type { ModelWorker } from './parts.ts';
import type { ConvertProgress } from './ports.ts';

type ImportProgress = Extract<EventOf<'models.import'>, { type: 'progress' }>;

/** What an import works with. */
export interface ImportParts {
  readonly own: OwnModels;
  readonly worker: ModelWorker;
  /** Whether a model of that id is there already. */
  isTaken(id: string): boolean;
  now(): number;
}

/**
 * Brings a model in: converted (GGUF) or copied (ONNX) in a worker into a folder that is not listed, loaded once, then moved into place in one
 * step. Whatever goes wrong on the way, nothing of it stays. Rejects with what the conversion says, `file-unreadable`,
 * `file-unsupported`, `model-failed` or `cancelled`.
 */
export async function importModel(
  { own, worker, isTaken, now }: ImportParts,
  { path: source, name: givenName }: ParsedInputOf<'models.import'>,
  signal: AbortSignal,
  emit: (event: ImportProgress) => void,
): Promise<OwnModel> {
  const kind = await kindOf(source);
  const staged = await own.stage();
  try {
    const input = { path: source, folder: staged };
    const timeLeft = createTimeLeft();
    let lastTotal = 0;
    const options = {
      signal,
      onProgress: (value: unknown) => {
        const { doneBytes, totalBytes } = value as ConvertProgress;
        lastTotal = totalBytes;
        const timeLeftMs = timeLeft(doneBytes / totalBytes);
        const phase = kind === 'gguf' ? 'converting' : 'copying';
        emit({ type: 'progress', phase, doneBytes, totalBytes, timeLeftMs });
      },
    };
    const brought =
      kind === 'gguf'
        ? { ...(await worker.run('models/convert', input, options)), task: 'text-generation' as const }
        : await worker.run('models/copy', input, options);
    const { task } = brought;
    emit({
      type: 'progress',
      phase: 'checking',
      doneBytes: lastTotal,
      totalBytes: lastTotal,
      timeLeftMs: null,
    });
    await worker.run('models/try', { folder: staged, task }, { signal });
    const name = givenName ?? nameOf(brought.name, source);
    const model: OwnModel = {
      id: freeId(name, isTaken),
      name,
      task,
      languages: languagesOf(brought),
      licence: brought.licence ?? 'not stated',
      source:
        kind === 'onnx' && /\.onnx$/iu.test(source)
          ? `${brought.name}/${path.basename(source)}`
          : path.basename(source),
      isDefault: false,
      conventions: null,
      queryPrefix: null,
      contextLength: brought.contextLength,
      files: [...brought.files],
      imported: {
        at: now(),
        kind,
        architecture: brought.architecture,
        packing: brought.packing,
        parameters: brought.parameters,
        isLayoutGuessed: brought.isLayoutGuessed,
      },
    };
    await own.add(model, staged);
    return model;
  } catch (error) {
    await own.discard(staged);
    throw error;
  }
}

/** A folder and an ONNX file in one are copied; any other file has to be GGUF, which its own bytes decide. */
async function kindOf(source: string): Promise<'gguf' | 'onnx'> {
  const facts = await stat(source).catch((error: unknown) => {
    throw new InklingError(
      'file-unreadable',
      'There is no such file or folder, or it may not be read.',
      'Check the path.',
      { cause: error },
    );
  });
  if (path.isAbsolute(source) && facts.isDirectory()) return 'onnx';
  if (path.isAbsolute(source) && facts.isFile()) return /\.onnx$/iu.test(source) ? 'onnx' : 'gguf';
  throw new InklingError(
    'file-unsupported',
    'A model is imported from a GGUF file or from the folder of an ONNX model.',
    'Choose the file or the folder itself.',
  );
}

/** As the file calls itself, without what can't be shown; else as it is called on the disk. */
function nameOf(own: string | null, source: string): string {
  const clean = (own ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return clean === ''
    ? path
        .basename(source)
        .replace(/\.gguf$/iu, '')
        .slice(0, 80)
    : clean;
}

/** A name as the name of a folder, and no other model's. */
function freeId(name: string, isTaken: (id: string) => boolean): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+|\.{2,}/gu, '-')
    .replace(/-{2,}/gu, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/gu, '')
    .slice(0, 60);
  const base = slug === '' ? 'model' : slug;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(id)) return id;
  }
}
