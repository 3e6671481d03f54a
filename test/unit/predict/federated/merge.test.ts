import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../backend/predict/data/column.ts';
import { continueModel } from '../../../../backend/predict/federated/continue.ts';
import { mergeFiles } from '../../../../backend/predict/federated/merge.ts';
import {
  readModelFile,
  weightsOf,
  writeModelFile,
  type ModelFile,
} from '../../../../backend/predict/federated/model-file.ts';
import { modelFileOf } from '../../../../backend/predict/federated/model-file-of.ts';
import { encode } from '../../../../backend/predict/encode/encode.ts';
import { targetNumbers } from '../../../../backend/predict/encode/target-encoder.ts';
import { figuresOf } from '../../../../backend/predict/metrics/metrics.ts';
import { predict } from '../../../../backend/predict/models/predict.ts';
import { noiseDeviation } from '../../../../backend/predict/federated/gaussian-mechanism.ts';
import { sampleTable } from '../../../../backend/predict/samples/index.ts';
import { trainRun } from '../../../../backend/predict/train/train-run.ts';
import { trainConfigSchema, type PredictModelId } from '../../../../contract/predict-config.ts';

const go = () => undefined;
const listener = { onStep: go, onEpoch: go, onModel: go, onFailed: go, checkpoint: go };
const silent = { checkpoint: go, onEpoch: go };

function startFile(table: Parameters<typeof trainRun>[0], id: PredictModelId): ModelFile {
  const config = {
    target: 'churned',
    models: [id],
    folds: 0,
    learningCurve: false,
    network: { epochs: 1, patience: null },
  };
  const { state } = trainRun(table, trainConfigSchema.parse(config), listener);
  return modelFileOf({ state }, id);
}

/** On rows that no part has, of another seed of the same law. */
function accuracyOf({ encoder, target, model }: ModelFile): number {
  const fresh = sampleTable('churn', 43, 'en');
  const actual = targetNumbers(
    target,
    fresh.columns.find(({ name }) => name === 'churned')!,
  );
  const predicted = predict(model, encode(encoder, fresh).features);
  return figuresOf({ classes: 2, actual, predicted }).accuracy!;
}

describe('federated averaging', () => {
  it.each(['linear', 'mlp'] as const)('of five parts comes within 2 points of %s trained on all', (id) => {
    const all = sampleTable('churn', 42, 'en');
    const parts = Array.from({ length: 5 }, (_, part) =>
      rowsOf(
        all,
        Int32Array.from({ length: 400 }, (_row, at) => at * 5 + part),
      ),
    );
    const start = startFile(all, id);
    let merged = start;
    for (let round = 0; round < 6; round++)
      merged = mergeFiles(
        parts.map((part) => continueModel(part, merged, { epochs: 5, seed: 42 }, silent)),
        null,
      ).file;
    const central = continueModel(all, start, { epochs: 30, seed: 42 }, silent);
    expect(Math.abs(accuracyOf(merged) - accuracyOf(central))).toBeLessThanOrEqual(0.02);
    expect(merged.rows).toBe(5 * 320);
  });

  it('weighs by rows', () => {
    const file = startFile(sampleTable('churn', 42, 'en'), 'linear');
    const of = (value: number, rows: number): ModelFile => {
      if (file.model.kind !== 'linear') throw new Error('another kind');
      return { ...file, rows, model: { ...file.model, weights: file.model.weights.map(() => value) } };
    };
    const { file: merged, weights } = mergeFiles([of(1, 100), of(5, 300)], null);
    expect(weights).toEqual([0.25, 0.75]);
    expect([...new Set(weightsOf(merged.model)[0])]).toEqual([4]);
  });

  it('clips what a file changes, and adds noise of the deviation that epsilon asks for', () => {
    const start = startFile(sampleTable('churn', 42, 'en'), 'mlp');
    const changed = mergeFiles([start, start], {
      ...{ start, epsilon: 1, delta: 1e-5, clip: 0.5, seed: 3 },
    });
    expect(changed.noise!.clipped).toBe(0);
    const noise = weightsOf(changed.file.model).flatMap((part, at) =>
      [...part].map((value, i) => value - weightsOf(start.model)[at]![i]!),
    );
    const deviation = Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0) / noise.length);
    expect(deviation / changed.noise!.sigma).toBeGreaterThan(0.85);
    expect(deviation / changed.noise!.sigma).toBeLessThan(1.15);
  });

  it('refuses files of another make and files that do not hold together', () => {
    const table = sampleTable('churn', 42, 'en');
    const [linear, mlp] = [startFile(table, 'linear'), startFile(table, 'mlp')];
    expect(() => mergeFiles([linear, mlp], null)).toThrow('different make');
    expect(readModelFile({ name: 'a', text: writeModelFile(mlp) })).toEqual(mlp);
    const cut = { ...mlp, background: mlp.background.slice(1) };
    expect(() => readModelFile({ name: 'a.json', text: writeModelFile(cut) })).toThrow('"a.json" is damaged');
    expect(() => readModelFile({ name: 'a.json', text: 'PK' })).toThrow('no model file');
  });
});

describe('the analytic Gaussian mechanism', () => {
  it('needs less noise than the textbook formula, and less for a larger epsilon', () => {
    const textbook = Math.sqrt(2 * Math.log(1.25 / 1e-5)) / 0.9;
    const sigma = noiseDeviation(1, 0.9, 1e-5);
    expect(sigma).toBeLessThan(textbook);
    expect(sigma).toBeGreaterThan(0.7 * textbook);
    expect(noiseDeviation(1, 8, 1e-5)).toBeLessThan(noiseDeviation(1, 1, 1e-5));
    expect(noiseDeviation(2, 1, 1e-5)).toBeCloseTo(2 * noiseDeviation(1, 1, 1e-5), 6);
  });
});
