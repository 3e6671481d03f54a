import type { OutputOf } from '../../../contract/index.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import { rowsOf } from '../data/column.ts';
import { encode } from '../encode/encode.ts';
import { featuresOf } from '../encode/encoder.ts';
import { predict } from '../models/predict.ts';
import type { RunOnnx } from '../ports.ts';
import { packed } from '../train/state.ts';
import { modelOf, type OpenedRun } from '../uses/opened-run.ts';
import { largestDifference, onnxTolerance } from './compare.ts';
import { onnxFile } from './graph.ts';
import { inputName, modelGraph, outputName } from './model-graph.ts';

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
    { name: inputName, rows: features.rows, dims: [features.columns], values: features.values },
    { name: outputName(model), columns: Math.max(1, model.classes) },
  );
  const sizeOf = (value: number) => (model.classes === 0 ? Math.max(1, Math.abs(value)) : 1);
  const difference = largestDifference(own, theirs, sizeOf);
  return {
    name: `${id}.onnx`,
    base64: Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64'),
    sizeBytes: file.length,
    check: {
      rows: features.rows,
      largestDifference: difference,
      tolerance: onnxTolerance,
      passed: difference <= onnxTolerance,
      input: { name: inputName, features: names },
      outputs: [outputName(model)],
    },
  };
}
