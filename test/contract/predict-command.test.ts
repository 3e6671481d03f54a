import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Printed {
  readonly dataset: { readonly rows: number };
  readonly run: {
    readonly config: { readonly target: string; readonly seed: number; readonly preset: string };
    readonly models: readonly { id: string; test: { accuracy: { value: number } } }[];
  };
  readonly files: readonly string[];
}

async function customers(): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'customers.csv');
  const lines = Array.from({ length: 300 }, (_, row) => {
    const visits = (row * 7) % 20;
    return `${visits},${['gold', 'silver'][row % 2]!},${visits < 6 ? 'left' : 'stayed'}`;
  });
  await writeFile(file, ['visits,card,state', ...lines].join('\n'));
  return { folder, file };
}

describe('predict', () => {
  it('trains, predicts new rows and writes files, as one JSON document', async () => {
    const { folder, file } = await customers();
    const rows = path.join(folder, 'new.csv');
    await writeFile(rows, 'visits,card\n1,gold\n19,silver\n');
    const out = path.join(folder, 'out');
    const words = [
      'predict',
      file,
      '--target',
      'state',
      '--models',
      'decision-tree',
      '--seed',
      '7',
      '--folds',
      '3',
    ];
    const { code, stdout } = await run([
      ...words,
      '--rows',
      rows,
      '--card',
      '--onnx',
      '--out',
      out,
      '--json',
    ]);
    expect(code).toBe(0);
    const printed = JSON.parse(stdout) as Printed;
    expect(printed.dataset.rows).toBe(300);
    expect(printed.run.config).toMatchObject({ target: 'state', seed: 7, preset: 'usual' });
    expect(printed.run.models.map(({ id }) => id)).toEqual(['baseline', 'decision-tree']);
    expect(printed.run.models[1]!.test.accuracy.value).toBe(1);
    expect(printed.files.map((name) => path.basename(name))).toEqual([
      'model-card-decision-tree.md',
      'decision-tree.onnx',
      'new-predicted.csv',
    ]);
    const predicted = await readFile(printed.files[2]!, 'utf8');
    expect(predicted.split('\r\n').slice(0, 3)).toEqual([
      'visits,card,predicted state,probability stayed,probability left',
      '1,gold,left,0.0000,1.0000',
      '19,silver,stayed,1.0000,0.0000',
    ]);
  });

  it('says the test accuracy as the article does', async () => {
    const { file } = await customers();
    const { code, stdout } = await run(['predict', file, '--preset', 'article', '--folds', '0']);
    expect(code).toBe(0);
    expect(stdout).toContain('Predicting state: 240 rows to train on, 60 to test on, seed 42.');
    expect(stdout).toMatch(/^Test accuracy: [01]\.\d\d {2}\(mlp\)$/mu);
  });

  it('refuses what it can not do, in a sentence', async () => {
    const { file } = await customers();
    expect(await refused('predict')).toContain('Give one file of data, or --sample');
    const { code, stderr } = await run(['predict', file, '--target', 'mood']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no column "mood"; there are: visits, card, state.');
    expect(await refused('predict', file, '--models', 'magic')).toContain('--models is one of: baseline');
    expect(await refused('predict', file, '--folds', '1')).toContain('--folds is 0, or from 2 to 10');
    expect(await refused('predict', file, '--card')).toContain('--out FOLDER goes with');
    expect(await refused('predict', file, '--preset', 'best')).toContain(
      '--preset is one of: article, usual',
    );
  });
});
