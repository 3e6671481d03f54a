import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/backend.ts';
import { refused, run } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const brief = path.join(root, 'test/briefs/launderette.md');

async function files() {
  const folder = await temporaryFolder();
  const write = async (name: string, value: unknown) => {
    const file = path.join(folder, name);
    await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  };
  const values = await write('values.json', {
    product: 'Washer Watch',
    what: 'a board in the window that shows which machines are free',
    action: 'Come and see it',
  });
  return { write, values };
}

test('a text comes from a brief and values, as one JSON document and as Markdown', async () => {
  const { values } = await files();
  const words = ['generate', '--template', 'landing-page', '--input', brief, '--values', values];
  const { code, stdout } = await run([
    ...words,
    '--variants',
    '2',
    '--seed',
    '7',
    '--banned',
    'ready',
    '--json',
  ]);
  expect(code).toBe(0);
  const document = JSON.parse(stdout) as {
    seed: number;
    values: { audience: string };
    variants: { text: string; rank: number }[];
  };
  expect(document).toMatchObject({ template: 'landing-page', language: 'en', seed: 7 });
  expect(document.values.audience).toBe('Students without a washing machine');
  expect(document.variants.map(({ rank }) => rank)).toEqual([1, 2]);
  const plain = await run([...words, '--seed', '7', '--no-model']);
  expect(plain.code).toBe(0);
  expect(plain.stdout).toMatch(/^# .*Washer Watch|^# /u);
  expect(plain.stdout).toContain('**Come and see it**');
});

test('a document keeps to a schema', async () => {
  const { write } = await files();
  const schema = await write('schema.json', {
    type: 'object',
    required: ['product', 'machines'],
    properties: { product: { type: 'string' }, machines: { type: 'integer' } },
  });
  const input = await write('facts.json', { product: 'Washer Watch', machines: 26 });
  const { code, stdout } = await run(['generate', '--schema', schema, '--input', input, '--seed', '1']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ product: 'Washer Watch', machines: 26 });
});

const page = ['generate', '--template', 'landing-page'];

test('what can be seen to be wrong is refused in one line, before anything starts', async () => {
  expect(await refused('generate', '--input', brief)).toContain('--template');
  expect(await refused(...page)).toContain('--input');
  expect(await refused(...page, '--input', brief, '--variants', '7')).toContain('--variants');
  expect(await refused(...page, '--input', brief, '--tone', 'loud')).toContain('plain, warm');
  expect(await refused(...page, '--input', brief, '--language', 'de')).toContain('--language');
});

test('files that can’t be used are refused in one line', async () => {
  const { write, values } = await files();
  expect(await refused(...page, '--input', '/none.md')).toContain('none.md');
  expect(await refused(...page, '--input', await write('list.json', [1]))).toContain(
    "isn't an object of values",
  );
  expect(await refused(...page, '--input', await write('broken.json', '{'))).toContain("isn't JSON");
  expect(await refused('generate', '--schema', '/none.json', '--input', values)).toContain("can't be read");
  const schema = await write('impossible.json', { type: 'integer', minimum: 2, maximum: 1 });
  expect(await refused('generate', '--schema', schema, '--input', values)).toContain('No whole number');
});

test('templates and values that can’t be used are refused in one line', async () => {
  const { write } = await files();
  expect(await refused('generate', '--template', 'sonnet', '--input', brief)).toContain('landing-page');
  expect(await refused(...page, '--input', brief)).toContain('"what" (What it is)');
  const unknown = await write('unknown.json', { product: 'a', what: 'a b', audience: 'c', prodct: 'd' });
  expect(await refused(...page, '--input', unknown)).toContain('Is “product” meant?');
});
