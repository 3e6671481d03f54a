import { createHash } from 'node:crypto';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InklingError } from '../../../contract/errors.ts';
import type { ModelFile } from '../../../contract/models.ts';
import { onnxBytes } from '../../onnx/model.ts';
import type { JobContext } from '../../workers/job.ts';
import type { ConvertedModel, ConvertProgress } from '../../models/ports.ts';
import { readArchitecture } from './architecture.ts';
import { blockFormats } from './block-formats.ts';
import { openByteFile } from './byte-file.ts';
import { buildDecoder } from './decoder-graph.ts';
import { ExternalData } from './external-data.ts';
import { GraphBuilder } from './graph-builder.ts';
import { readHeader, type GgufHeader, type GgufTensor } from './header.ts';
import { Metadata } from './metadata.ts';
import { requireTensors } from './require-tensors.ts';
import { tokenizerFiles } from './tokenizer-files.ts';

/** Progress is told this often. */
const tellEveryMs = 150;
/** What is left free on the disk beside what the model takes. */
const spareBytes = 256 * 1024 * 1024;

/**
 * Converts a GGUF file to a Hugging Face ONNX folder without loss: weights keep their blocks, only their order and
 * packing change. Memory stays small: the file is read in steps of a few MB. `folder` must exist and be empty.
 *
 * Throws `file-unreadable`, `file-damaged`, `file-unsupported`, `disk-full` or `cancelled`; what was written until then
 * is left for the caller to take away.
 */
export function convertGguf(path: string, folder: string, context: JobContext): ConvertedModel {
  const file = openByteFile(path);
  try {
    const header = readHeader(file);
    const metadata = new Metadata(header.metadata);
    const architecture = readArchitecture(header);
    const words = tokenizerFiles(metadata, architecture.name, architecture.vocabulary);
    requireTensors(header, architecture);
    requireDiskSpace(folder, header);

    const files: ModelFile[] = [];
    const write = (name: string, content: string | Uint8Array) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      writeFileSync(join(folder, name), bytes, { flag: 'wx' });
      files.push({
        path: name,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    };
    mkdirSync(join(folder, 'onnx'));
    const data = new ExternalData(join(folder, 'onnx/model.onnx_data'), 'model.onnx_data');
    const builder = new GraphBuilder(data);
    try {
      buildDecoder(file, header, architecture, builder, createPace(header, context));
    } finally {
      data.close();
    }
    files.push({ path: 'onnx/model.onnx_data', sizeBytes: data.length, sha256: data.sha256() });
    const { nodes, inputs, outputs, constants } = builder;
    write(
      'onnx/model.onnx',
      onnxBytes(
        {
          name: 'model',
          inputs,
          outputs,
          nodes,
          constants,
          operators: { '': 21, 'com.microsoft': 1 },
          irVersion: 10,
        },
        '1',
      ),
    );
    write('tokenizer.json', JSON.stringify(words.tokenizer));
    write('tokenizer_config.json', JSON.stringify(words.config, null, 2));
    write(
      'config.json',
      JSON.stringify(
        {
          model_type: architecture.name,
          vocab_size: architecture.vocabulary,
          max_position_embeddings: architecture.context,
          bos_token_id: words.beginToken,
          eos_token_id: words.stopTokens,
        },
        null,
        2,
      ),
    );
    return {
      name: metadata.text('general.name'),
      architecture: architecture.name,
      licence: metadata.text('general.license'),
      languages: metadata.texts('general.languages') ?? [],
      contextLength: architecture.context,
      parameters: [...header.tensors.values()].reduce((sum, tensor) => sum + weightsOf(tensor), 0),
      packing: packingOf(header),
      isLayoutGuessed: words.isLayoutGuessed,
      files,
    };
  } finally {
    file.close();
  }
}

function createPace(header: GgufHeader, context: JobContext) {
  const totalBytes = [...header.tensors.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  let toldAt = 0;
  return {
    checkpoint: () => context.checkpoint(),
    advance(bytes: number) {
      doneBytes += bytes;
      const now = performance.now();
      if (now - toldAt < tellEveryMs && doneBytes < totalBytes) return;
      toldAt = now;
      context.progress({ doneBytes, totalBytes } satisfies ConvertProgress);
    },
  };
}

function weightsOf({ dims }: GgufTensor): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

/** The kind of block that most weights are in. */
function packingOf(header: GgufHeader): string {
  const counts = new Map<string, number>();
  for (const tensor of header.tensors.values())
    counts.set(tensor.type.name, (counts.get(tensor.type.name) ?? 0) + weightsOf(tensor));
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? '';
}

/** Bytes that a tensor takes once converted. */
function convertedBytes(tensor: GgufTensor): number {
  const format = blockFormats[tensor.type.name];
  if (!format) return tensor.bytes;
  const count = weightsOf(tensor);
  return (count * format.bits) / 8 + (count / format.group) * (format.hasMinima ? 8 : 4);
}

function requireDiskSpace(folder: string, header: GgufHeader): void {
  const needed = [...header.tensors.values()].reduce(
    (sum, tensor) => sum + convertedBytes(tensor),
    spareBytes,
  );
  const { bavail, bsize } = statfsSync(folder);
  if (needed <= bavail * bsize) return;
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  throw new InklingError(
    'disk-full',
    `This model needs ${gigabytes(needed)} GB on the disk, and ${gigabytes(bavail * bsize)} GB are free. Nothing was imported.`,
    'Free some space, then import it again.',
  );
}
