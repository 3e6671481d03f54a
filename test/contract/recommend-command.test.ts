import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { productsCsv, purchasesCsv } from '../support/purchases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Printed {
  readonly dataset: { readonly users: number; readonly items: number };
  readonly run: {
    readonly verdict: { readonly answer: string };
    readonly contenders: readonly { id: string }[];
  } | null;
  readonly lists: {
    readonly lists: readonly { readonly items: readonly { item: { title: string } }[] }[];
  } | null;
  readonly files: readonly string[];
}

async function files() {
  const folder = await temporaryFolder();
  const interactions = path.join(folder, 'purchases.csv');
  const items = path.join(folder, 'products.csv');
  await writeFile(interactions, purchasesCsv());
  await writeFile(items, productsCsv());
  return { folder, interactions, items };
}

describe('recommend', () => {
  it('compares, recommends and writes files, as one JSON document', async () => {
    const { folder, interactions, items } = await files();
    const out = path.join(folder, 'out');
    const words = ['recommend', interactions, '--items', items, '--evaluate', '--seed', '3', '--k', '5'];
    const rest = [
      '--algorithms',
      'item-knn,ease',
      '--user',
      '客户 0004',
      '--export',
      'top-n-csv',
      '--out',
      out,
      '--json',
    ];
    const { code, stdout, stderr } = await run([...words, ...rest]);
    expect({ code, stderr: /rror/.exec(stderr) }).toEqual({ code: 0, stderr: null });
    const printed = JSON.parse(stdout) as Printed;
    expect(printed.dataset).toMatchObject({ users: 60, items: 20 });
    expect(printed.run!.verdict.answer).toBe('yes');
    expect(printed.run!.contenders.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['popularity', 'item-knn', 'ease']) as string[],
    );
    expect(printed.lists!.lists[0]!.items[0]!.item.title).toMatch(/, no\. \d+$/);
    expect(await readdir(out)).toHaveLength(1);
    expect(await readFile(printed.files[0]!, 'utf8')).toContain('客户 0059');
  });

  it('says it in words for a person', async () => {
    const { interactions } = await files();
    const { code, stdout } = await run(['recommend', interactions, '--evaluate', '--algorithms', 'item-knn']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/60 users with 20 items, from 480 rows/);
    expect(stdout).toMatch(/nDCG@10/);
    expect(stdout).toMatch(/held out/);
  });

  it('refuses an unknown user, in one line after what it said while it read', async () => {
    const { interactions } = await files();
    const { code, stdout, stderr } = await run(['recommend', interactions, '--user', 'nobody']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n').at(-1)).toContain('no user “nobody”');
  });

  it('refuses in one line what it can’t use', async () => {
    const { folder, interactions } = await files();
    expect(await refused('recommend')).toContain('Give one file');
    expect(await refused('recommend', interactions)).toContain('--evaluate');
    expect(await refused('recommend', interactions, '--evaluate', '--split', 'thirds')).toContain('random');
    expect(await refused('recommend', interactions, '--evaluate', '--k', '0')).toContain('from 1 to 100');
    expect(await refused('recommend', interactions, '--evaluate', '--algorithms', 'oracle')).toContain(
      'item-knn',
    );
    expect(await refused('recommend', interactions, '--export', 'gorse')).toContain('--out');
    const inFile = await run([
      'recommend',
      interactions,
      '--export',
      'gorse',
      '--out',
      path.join(interactions, 'a'),
    ]);
    expect(inFile).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining("can't be written") as string,
    });
    expect(await refused('recommend', path.join(folder, 'gone.csv'), '--evaluate')).toContain('gone.csv');
    const unclear = path.join(folder, 'unclear.csv');
    await writeFile(unclear, 'alpha\nx\ny\n');
    expect(await refused('recommend', unclear, '--evaluate')).toContain('there are: alpha');
    const picture = path.join(folder, 'picture.csv');
    await writeFile(picture, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0));
    expect(await refused('recommend', picture, '--evaluate')).toContain('picture.csv');
  });
});
