import type { TextTask } from './recognise.ts';
import { folderUnsupported } from './refusals.ts';
import { isPlainPath, type SourceFolder } from './source-folder.ts';

/** How the maker packed the weights, by the end of the file's name: as they publish it. */
const packings = ['q4', 'int8', 'quantized', 'uint8', 'q4f16', 'fp16', 'bnb4'] as const;

/**
 * What is taken where a folder holds the same model in several packings: what a processor reads fastest first, which for a
 * model that writes is the smallest; half precision last, since a processor has to widen it.
 */
const orders: Readonly<Record<TextTask, readonly string[]>> = {
  'text-generation': ['q4', 'int8', 'quantized', '', 'uint8', 'q4f16', 'fp16', 'bnb4'],
  'feature-extraction': ['quantized', 'int8', '', 'uint8', 'q4', 'fp16', 'q4f16', 'bnb4'],
  'text-ranking': ['quantized', 'int8', '', 'uint8', 'q4', 'fp16', 'q4f16', 'bnb4'],
};

/** The ONNX files of a folder that are one model in several packings. Throws `file-unsupported` where it can't be told. */
export function graphFiles(source: SourceFolder): readonly string[] {
  const inFolder = (inner: string) =>
    source
      .names(inner)
      .filter((name) => /\.onnx$/iu.test(name) && isPlainPath(name))
      .map((name) => (inner === '' ? name : `${inner}/${name}`));
  const all = inFolder('onnx').length > 0 ? inFolder('onnx') : inFolder('');
  if (all.length === 0)
    throw folderUnsupported(
      'There is no ONNX file in this folder, nor in a folder onnx of it.',
      'Choose the folder that holds config.json, tokenizer.json and the folder onnx, or a GGUF file.',
    );
  if (all.length === 1) return all;
  const packed = all.filter((name) => /(^|\/)model(_[\p{L}\p{N}_]+)?\.onnx$/iu.test(name));
  if (packed.length > 0) return packed;
  throw folderUnsupported(
    `This folder holds ${all.length} ONNX files that belong to something else than one model.`,
    'Choose the ONNX file itself.',
  );
}

/** Of these files the one to take for a task. */
export function chooseGraph(files: readonly string[], task: TextTask): string {
  const order = orders[task];
  const placeOf = (file: string) => {
    const place = order.indexOf(packingOf(file) ?? '');
    const isPlain = /(^|\/)model(_[a-z0-9]+)?\.onnx$/iu.test(file);
    return (place < 0 ? order.length : place) + (isPlain ? 0 : 0.5);
  };
  return files.toSorted((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))[0]!;
}

/** The packing that a file's name tells: "q4"; null where it tells none. */
export function packingOf(file: string): string | null {
  const end = /_([a-z0-9]+)\.onnx$/iu.exec(file)?.[1]?.toLowerCase();
  return packings.find((packing) => packing === end) ?? null;
}
