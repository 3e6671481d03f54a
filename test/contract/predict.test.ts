import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { EventOf } from '../../contract/index.ts';
import type { TrainConfigInput } from '../../contract/predict-config.ts';
import type { PredictDataset } from '../../contract/predict-data.ts';
import type { PredictRun } from '../../contract/predict-results.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const quick: Partial<TrainConfigInput> = { folds: 0, learningCurve: false };

async function open() {
  const backend = await openTestBackend();
  const { id: projectId } = await backend.client.call('projects.create', { name: 'Shop' });
  return { ...backend, projectId };
}

async function importText(
  client: Client,
  projectId: string,
  text: string | Uint8Array,
): Promise<PredictDataset> {
  const file = path.join(await temporaryFolder(), 'data.csv');
  await writeFile(file, text);
  const events = await collect(
    client.stream('predict.importDataset', { projectId, source: { kind: 'file', path: file } }),
  );
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error(`The import ended with ${JSON.stringify(last)}`);
  return last.dataset;
}

async function train(client: Client, datasetId: string, config: TrainConfigInput): Promise<PredictRun> {
  const events = await collect(client.stream('predict.train', { datasetId, config }));
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error(`The training ended with ${JSON.stringify(last)}`);
  return last.run;
}

async function churnRun(config: Partial<TrainConfigInput> = {}) {
  const backend = await open();
  const { client, projectId } = backend;
  const dataset = await client.call('predict.createSample', { projectId, sample: 'churn' });
  const run = await train(client, dataset.id, { target: 'churned', ...quick, ...config });
  return { ...backend, dataset, run };
}

describe('a run of the predictor', () => {
  it('trains, tells of losses epoch by epoch, is kept, and does better than the baseline', async () => {
    const { client, projectId } = await open();
    const dataset = await client.call('predict.createSample', { projectId, sample: 'churn' });
    const config = { target: 'churned', preset: 'article' as const };
    const events = await collect(client.stream('predict.train', { datasetId: dataset.id, config }));
    const epochs = events.filter((event) => event.type === 'epoch');
    expect(epochs.map(({ epoch }) => epoch)).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    const losses = epochs.filter(({ model }) => model === 'mlp').map(({ trainingLoss }) => trainingLoss);
    expect(losses).toHaveLength(10);
    expect(losses.at(-1)!).toBeLessThan(losses[0]!);

    const done = events.at(-1) as Extract<EventOf<'predict.train'>, { type: 'done' }>;
    expect(done.type).toBe('done');
    expect(done.run.models.map(({ id }) => id)).toEqual(['baseline', 'mlp']);
    expect(done.run.rows).toEqual({ training: 1600, test: 400, leftOut: 0 });
    expect(done.run.positive).toBe('yes');
    const mlp = done.run.models[1]!;
    expect(mlp.settings).toMatchObject({ hidden: '10', epochs: 10, batchSize: 32, l2: 0, dropout: 0 });
    expect(mlp.test.accuracy!.low).toBeLessThanOrEqual(mlp.test.accuracy!.value);
    expect(mlp.test.auc!.value).toBeGreaterThan(0.7);
    expect(mlp.confusion!.flat().reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(mlp.crossValidation!.folds).toHaveLength(5);
    expect(mlp.importance.slice(0, 2).map(({ column }) => column)).toContain('support_requests');
    expect(await client.call('predict.run', { runId: done.run.id })).toEqual(done.run);
    const [listed] = await client.call('predict.runs', { datasetId: dataset.id });
    expect(listed).toMatchObject({ id: done.run.id, target: 'churned', models: ['baseline', 'mlp'] });
    const [counted] = await client.call('predict.datasets', { projectId });
    expect(counted!.runs).toBe(1);
  });

  it('gives the same figures with the same seed, and others with another', async () => {
    const { client, dataset, run } = await churnRun({ models: ['linear', 'random-forest'] });
    const config = { target: 'churned', ...quick, models: ['linear' as const, 'random-forest' as const] };
    const again = await train(client, dataset.id, config);
    expect(again.models.map(({ test }) => test)).toEqual(run.models.map(({ test }) => test));
    const other = await train(client, dataset.id, { ...config, seed: 7 });
    expect(other.models.map(({ test }) => test)).not.toEqual(run.models.map(({ test }) => test));
  });

  it('is called off without leaving anything', async () => {
    const { client, projectId } = await open();
    const dataset = await client.call('predict.createSample', { projectId, sample: 'churn' });
    const stop = new AbortController();
    const input = { datasetId: dataset.id, config: { target: 'churned' } };
    const training = (async () => {
      for await (const event of client.stream('predict.train', input, stop.signal))
        if (event.type === 'model-done') stop.abort();
    })();
    await expect(training).rejects.toMatchObject({ code: 'cancelled' });
    expect(await client.call('predict.runs', { datasetId: dataset.id })).toEqual([]);
  });

  it('learns numbers and several classes, with every model', async () => {
    const { client, projectId } = await open();
    const flats = await client.call('predict.createSample', {
      projectId,
      sample: 'flats',
      language: 'zh-CN',
    });
    const rents = await train(client, flats.id, { target: '租金', ...quick });
    expect(rents.failed).toEqual([]);
    expect(rents.verdict.kind).toBe('better');
    for (const { id, test } of rents.models) expect(test.rmse!.value, id).toBeLessThan(600);
    const plans = await client.call('predict.createSample', { projectId, sample: 'plans' });
    const chosen = await train(client, plans.id, { target: 'plan', ...quick });
    expect(chosen.failed).toEqual([]);
    expect(chosen.classes).toEqual(['business', 'free', 'team']);
    expect(chosen.verdict.kind).toBe('better');
  });

  it('searches settings and weighs classes when asked to', async () => {
    const { client, projectId } = await open();
    const dataset = await client.call('predict.createSample', { projectId, sample: 'machines' });
    const models = ['linear' as const, 'decision-tree' as const];
    const plain = await train(client, dataset.id, { target: 'failed', ...quick, models });
    const config = { target: 'failed', ...quick, models, search: true, classWeights: true };
    const weighted = await train(client, dataset.id, config);
    const recall = (run: PredictRun) => run.models.find(({ id }) => id === 'linear')!.confusion![1]![1]!;
    expect(recall(weighted)).toBeGreaterThan(recall(plain));
    expect(weighted.config.search).toBe(true);
  });
});

describe('what can be done with a trained model', () => {
  it('explains a row by contributions that sum to the output, in both languages', async () => {
    const { client, run } = await churnRun();
    for (const { id } of run.models.slice(1)) {
      const input = { runId: run.id, model: id, of: { kind: 'row' as const, row: 3 } };
      const explained = await client.call('predict.explainRow', input);
      const sum = explained.contributions.reduce((total, { amount }) => total + amount, explained.base);
      expect(sum, id).toBeCloseTo(explained.output, 6);
      const share = explained.predicted.probabilities[run.classes.indexOf(explained.class!)]!;
      const output = explained.unit === 'log-odds' ? 1 / (1 + Math.exp(-explained.output)) : explained.output;
      expect(output, id).toBeCloseTo(share, 6);
      expect(explained.words).toContain(explained.predicted.prediction);
      const chinese = await client.call('predict.explainRow', { ...input, language: 'zh-CN' });
      expect(chinese.words).toContain('模型预测');
    }
  });

  it('exports every model as ONNX that says the same in ONNX Runtime', async () => {
    const { client, run, projectId } = await churnRun();
    const check = async (runId: string, model: PredictRun['models'][number]['id']) => {
      const { check: found, base64 } = await client.call('predict.exportOnnx', { runId, model });
      expect(found.largestDifference, model).toBeLessThanOrEqual(1e-4);
      expect(found.passed, model).toBe(true);
      expect(found.rows).toBeGreaterThan(100);
      expect(Buffer.from(base64, 'base64').includes('Inkling')).toBe(true);
    };
    for (const { id } of run.models) await check(run.id, id);
    for (const [sample, target] of [
      ['flats', 'rent'],
      ['plans', 'plan'],
    ] as const) {
      const dataset = await client.call('predict.createSample', { projectId, sample });
      const other = await train(client, dataset.id, { target, ...quick });
      for (const { id } of other.models) await check(other.id, id);
    }
  });

  it('predicts a file, telling of columns and values it does not know', async () => {
    const { client, run } = await churnRun({ models: ['linear'] });
    const text = 'plan,contract,months,note\nteam,monthly,3,"a, b"\ngold,yearly,40,=1+1\nbroken\n';
    const events = await collect(
      client.stream('predict.predictRows', {
        ...{ runId: run.id, model: 'linear' as const },
        source: { kind: 'pasted', name: 'new.csv', text },
      }),
    );
    expect(events.find(({ type }) => type === 'file')).toMatchObject({ name: 'new-predicted.csv' });
    const csv = events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
    const [header, first, second, ...rest] = csv.split('\r\n');
    expect(header).toBe('plan,contract,months,note,predicted churned,probability no,probability yes');
    expect(first).toMatch(/^team,monthly,3,"a, b",(yes|no),0\.\d{4},0\.\d{4}$/u);
    expect(second).toContain("'=1+1");
    expect(rest).toEqual(['']);
    const done = events.at(-1)!;
    if (done.type !== 'done') throw new Error('no end');
    expect(done).toMatchObject({ rows: 2, brokenRows: 1, unknownValues: 1 });
    expect(done.missingColumns).toContain('support_requests');
  });

  it('predicts one row from a form, and refuses what a column can not have', async () => {
    const { client, run } = await churnRun({ models: ['gradient-boosting'] });
    const input = { runId: run.id, model: 'gradient-boosting' as const };
    const lost = await client.call('predict.predictRow', {
      ...input,
      values: { contract: 'monthly', support_requests: '7', logins_per_week: '0' },
    });
    const kept = await client.call('predict.predictRow', {
      ...input,
      values: { contract: 'yearly', support_requests: '0', logins_per_week: '9' },
    });
    expect(lost.probabilities[1]!).toBeGreaterThan(kept.probabilities[1]!);
    await expect(
      client.call('predict.predictRow', { ...input, values: { months: 'many' } }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: '"months" is a column of numbers, and "many" is none.',
    });
  });

  it('compares groups, draws the tree, lists the worst rows and writes a card', async () => {
    const { client, run } = await churnRun();
    const input = { runId: run.id, model: 'gradient-boosting' as const };
    const fairness = await client.call('predict.fairness', { ...input, column: 'age_group' });
    expect(fairness.groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(run.rows.test);
    const largest = fairness.groups.filter(({ isSmall }) => !isSmall).map(({ score }) => score.value);
    expect(fairness.gaps.score).toBeCloseTo(Math.max(...largest) - Math.min(...largest), 10);

    const tree = await client.call('predict.treeOf', { runId: run.id });
    const root = tree.nodes[0]!;
    expect(root.rows).toBe(run.rows.training);
    for (const { test, rows } of tree.nodes) {
      if (!test) continue;
      const children = [test.yes, test.no].map((id) => tree.nodes.find((node) => node.id === id)!.rows);
      expect(children[0]! + children[1]!).toBe(rows);
    }

    const wrong = await client.call('predict.testRows', { ...input, only: 'wrong' });
    expect(wrong.rows.every(({ actual, predicted }) => actual !== predicted.prediction)).toBe(true);
    const accuracy = run.models.find(({ id }) => id === 'gradient-boosting')!.test.accuracy!.value;
    expect(wrong.total).toBe(Math.round((1 - accuracy) * run.rows.test));

    const english = await client.call('predict.modelCard', input);
    expect(english.markdown).toContain('# Model card: predicting churned');
    expect(english.markdown).toContain('trained on 1600 rows, tested on 400 others');
    const chinese = await client.call('predict.modelCard', { ...input, language: 'zh-CN' });
    expect(chinese.markdown).toContain('# 模型卡：预测churned');
  });

  it('passes a model round, merges what comes back, and tests it', async () => {
    const { client, dataset, run } = await churnRun({ models: ['mlp'] });
    const start = await client.call('predict.exportModel', { runId: run.id, model: 'mlp' });
    expect(start.text).not.toContain('K10007');
    const files = await Promise.all(
      [1, 2].map(async (seed) => {
        const input = { datasetId: dataset.id, file: start, epochs: 2, seed };
        const events = await collect(client.stream('predict.continueModel', input));
        expect(events.filter(({ type }) => type === 'epoch')).toHaveLength(2);
        const done = events.at(-1)!;
        if (done.type !== 'done') throw new Error('no end');
        return { name: `${seed}.json`, text: done.text };
      }),
    );
    const merged = await client.call('predict.mergeModels', { files });
    expect(merged.parties.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
    const tested = await client.call('predict.importModel', { datasetId: dataset.id, file: merged });
    expect(tested.models.map(({ id }) => id)).toEqual(['baseline', 'mlp']);
    expect(tested.models[1]!.test.auc!.value).toBeGreaterThan(0.7);
    const noisy = await client.call('predict.mergeModels', { files, noise: { start, epsilon: 1 } });
    expect(noisy.privacy).toMatchObject({ epsilon: 1, delta: 1e-5, clip: 1 });
    expect(noisy.privacy!.sigma).toBeGreaterThan(3);
    await expect(
      client.call('predict.mergeModels', { files: [files[0]!, { name: 'x.json', text: '{"a":1}' }] }),
    ).rejects.toMatchObject({ code: 'file-unsupported' });
    const linear = await train(client, dataset.id, { target: 'churned', ...quick, models: ['linear'] });
    const other = await client.call('predict.exportModel', { runId: linear.id, model: 'linear' });
    await expect(client.call('predict.mergeModels', { files: [files[0]!, other] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('keeps runs and datasets over a restart, and brings a deleted dataset back', async () => {
    const { client, backend, dataset, run, dataFolder, projectId } = await churnRun({ models: ['linear'] });
    await client.call('predict.deleteDataset', { datasetId: dataset.id });
    await expect(client.call('predict.run', { runId: run.id })).rejects.toMatchObject({ code: 'not-found' });
    await client.call('predict.restoreDataset', { datasetId: dataset.id });
    await backend.close();
    const second = await openTestBackend(dataFolder);
    expect(await second.client.call('predict.run', { runId: run.id })).toEqual(run);
    const rows = await second.client.call('predict.testRows', { runId: run.id, model: 'linear', limit: 1 });
    expect(rows.total).toBe(400);
    await second.client.call('predict.deleteRun', { runId: run.id });
    expect(await second.client.call('predict.datasets', { projectId })).toMatchObject([{ runs: 0 }]);
    await expect(second.client.call('predict.run', { runId: run.id })).rejects.toMatchObject({
      code: 'not-found',
    });

    await second.client.call('predict.restoreRun', { runId: run.id });
    expect(await second.client.call('predict.run', { runId: run.id })).toEqual(run);

    await second.client.call('predict.deleteRun', { runId: run.id });
    await second.backend.close();
    const third = await openTestBackend(dataFolder);
    // What was deleted waits for thirty days.
    await third.client.call('predict.restoreRun', { runId: run.id });
    expect(await third.client.call('predict.run', { runId: run.id })).toEqual(run);
  });
});

describe('data that can not be learnt from', () => {
  const rows = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const refused: readonly (readonly [string, string, string, string | RegExp])[] = [
    ['one column', `a\n${rows(30, (at) => String(at % 2))}`, 'a', /one column only/u],
    ['one row', 'a,b\n1,2', 'b', /one row only/u],
    ['few rows', `a,b\n${rows(6, (at) => `${at},${at % 2}`)}`, 'b', /6 rows: at least 10/u],
    ['a constant target', `a,b\n${rows(30, (at) => `${at},x`)}`, 'b', /same value in every row/u],
    [
      '1,000 classes',
      `a,b\n${rows(3000, (at) => `${at},class ${at % 1000}`)}`,
      'b',
      /1,000 different values; 100 classes/u,
    ],
    ['all missing', `a,b\n${rows(30, () => 'NA,')}`, 'b', /every cell|Every cell/u],
    ['a target all missing', `a,b\n${rows(30, (at) => `${at},`)}`, 'b', /empty in every row/u],
    [
      'text as target',
      `a,b\n${rows(60, (at) => `${at},This is review number ${at} and it is long.`)}`,
      'b',
      /another text in nearly every row/u,
    ],
    [
      'dates as target',
      `a,b\n${rows(60, (at) => `${at},2026-01-${String((at % 28) + 1).padStart(2, '0')}`)}`,
      'b',
      /holds dates/u,
    ],
    ['no such column', `a,b\n${rows(30, (at) => `${at},${at % 2}`)}`, 'c', /no column called "c"/u],
    [
      'a target mostly missing',
      `a,b\n${rows(30, (at) => `${at},${at < 4 ? at % 2 : ''}`)}`,
      'b',
      /Only 4 rows have a value/u,
    ],
  ];
  it.each(refused)('%s: one clear sentence', async (_what, text, target, sentence) => {
    const { client, projectId } = await open();
    const dataset = await importText(client, projectId, text);
    const training = train(client, dataset.id, { target, ...quick, models: ['linear'] });
    await expect(training).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:table-unusable|not-enough-data)$/u) as string,
      message: expect.stringMatching(sentence) as string,
    });
    expect(await client.call('predict.runs', { datasetId: dataset.id })).toEqual([]);
  });

  it('reads decimal commas, dates, infinite values and mixed types, and says what it did', async () => {
    const { client, projectId } = await open();
    const text = rows(200, (at) => {
      const price = at === 5 ? 'inf' : at === 6 ? 'unknown yet' : `${1 + (at % 7)},${at % 10}5`;
      return `${price};${(at % 28) + 1}.03.2026;${at % 7 > 3 ? 'ja' : 'nein'}`;
    });
    const dataset = await importText(client, projectId, `preis;tag;kauf\n${text}`);
    const profile = await client.call('predict.profile', { datasetId: dataset.id, target: 'kauf' });
    expect(profile.columns.map(({ kind }) => kind)).toEqual(['number', 'date', 'category']);
    expect(profile.columns[0]!.numbers!.highest).toBeCloseTo(7.95, 10);
    expect(profile.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['infinite', 'mixed-types']),
    );
    const run = await train(client, dataset.id, { target: 'kauf', ...quick, models: ['decision-tree'] });
    expect(run.models[1]!.test.accuracy!.value).toBeGreaterThan(0.9);
  });

  it('reads GB18030', async () => {
    const { client, projectId } = await open();
    // 城市,结果 / 北京,是 / 上海,否 in GB18030.
    const line = (bytes: readonly number[]) => [...bytes, 0x0a];
    const header = line([0xb3, 0xc7, 0xca, 0xd0, 0x2c, 0xbd, 0xe1, 0xb9, 0xfb]);
    const beijing = line([0xb1, 0xb1, 0xbe, 0xa9, 0x2c, 0xca, 0xc7]);
    const shanghai = line([0xc9, 0xcf, 0xba, 0xa3, 0x2c, 0xb7, 0xf1]);
    const body = Array.from({ length: 100 }, (_, at) => (at % 3 === 0 ? beijing : shanghai)).flat();
    const dataset = await importText(client, projectId, Uint8Array.from([...header, ...body]));
    expect(dataset.columns).toEqual(['城市', '结果']);
    expect(dataset.target).toBe('结果');
    const run = await train(client, dataset.id, { target: '结果', ...quick, models: ['linear'] });
    expect(run.models[1]!.test.accuracy!.value).toBe(1);
    expect(run.problems.map(({ code }) => code)).toContain('leakage');
  });
});
