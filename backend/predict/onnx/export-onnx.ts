import type { OutputOf } from '../../../contract/index.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import { rowsOf } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import { featuresOf } from '../encode/encoder.ts';
import { predict } from '../models/predict.ts';
import type { RunOnnx } from '../ports.ts';
import { packed } from '../train/state.ts';
import { modelOf, type OpenedRun } from '../uses/opened-run.ts';
import { onnxFile } from './graph.ts';
import { inputName, modelGraph, outputName } from './model-graph.ts';

/** What the file and the app may differ by: sums of float32 numbers in another order. */
const tolerance = 1e-4;
const mostRows = 1000;

/**
 * Writes a model as ONNX, runs the file in ONNX Runtime on test rows and compares with what the app says. Differences
 * of numbers are by their size where that is above 1. The encoder goes along as a text in the file's metadata.
 */
export async function exportOnnx(
  run: OpenedRun,
  id: PredictModelId,
  version: string,
  runOnnx: RunOnnx,
): Promise<OutputOf<'predict.exportOnnx'>> {
  const { encoder, target, testRows } = run.state;
  const model = modelOf(run, id);
  const names = featuresOf(encoder).map(({ name }) => name);
  const notes = {
    features: JSON.stringify(names),
    target: target.column,
    classes: JSON.stringify(target.task === 'regression' ? [] : target.classes),
    encoder: packed(encoder),
  };
  const file = onnxFile(modelGraph(model, notes), version);
  const { features } = encode(encoder, rowsOf(run.table, testRows.subarray(0, mostRows)));
  const own = predict(model, features);
  const theirs = await runOnnx(
    file,
    { name: inputName, ...features },
    { name: outputName(model), columns: Math.max(1, model.classes) },
  );
  let largestDifference = 0;
  own.forEach((value, at) => {
    const size = model.classes === 0 ? Math.max(1, Math.abs(value)) : 1;
    const difference = Math.abs(value - theirs[at]!) / size;
    largestDifference = Math.max(largestDifference, Number.isNaN(difference) ? Infinity : difference);
  });
  return {
    name: `${id}.onnx`,
    base64: Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64'),
    sizeBytes: file.length,
    check: {
      rows: features.rows,
      largestDifference,
      tolerance,
      passed: largestDifference <= tolerance,
      input: { name: inputName, features: names },
      outputs: [outputName(model)],
    },
  };
}
