import type { OutputOf } from '../../../contract/index.ts';
import { largestDifference, onnxTolerance } from '../onnx/compare.ts';
import { onnxFile } from '../onnx/graph.ts';
import type { RunOnnx } from '../ports.ts';
import type { Cnn } from './cnn.ts';
import { cnnGraph, picturesInput, picturesOutput } from './cnn-graph.ts';
import { predictPictures } from './train-cnn.ts';

interface CnnToExport {
  readonly cnn: Cnn;
  /** Of the classes, in order; they go along in the file's metadata. */
  readonly classes: readonly string[];
  /** Pictures to compare on, with brightness from 0 to 1. */
  readonly pixels: Float32Array;
  readonly version: string;
}

/** Writes a network as ONNX, runs the file in ONNX Runtime on pictures, and compares with what the app says of them. */
export async function exportCnn(
  { cnn, classes, pixels, version }: CnnToExport,
  runOnnx: RunOnnx,
  checkpoint: () => void,
): Promise<OutputOf<'pictures.exportOnnx'>> {
  const { size, channels } = cnn.shape;
  const dims = [channels, size, size];
  const file = onnxFile(cnnGraph(cnn, { classes: JSON.stringify(classes) }), version);
  const own = predictPictures(cnn, pixels, checkpoint);
  const rows = pixels.length / (channels * size * size);
  const theirs = await runOnnx(
    file,
    { name: picturesInput, rows, dims, values: pixels },
    { name: picturesOutput, columns: classes.length },
  );
  const difference = largestDifference(own, theirs);
  return {
    name: 'pictures.onnx',
    base64: Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64'),
    sizeBytes: file.length,
    check: {
      rows,
      largestDifference: difference,
      tolerance: onnxTolerance,
      passed: difference <= onnxTolerance,
    },
  };
}
