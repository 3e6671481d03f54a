import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refused, run } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function sources() {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'kettle.md');
  const text =
    '# Kettle\n\nDescale the kettle every 40 days with citric acid.\n\nIt holds 1.7 litres of water.\n';
  await writeFile(file, text);
  return { folder, file, text };
}

test('a folder is asked, and answers with its own words and where they stand', async () => {
  const { folder, text } = await sources();
  await writeFile(path.join(folder, 'empty.md'), '');
  const { code, stdout, stderr } = await run([
    'ask',
    folder,
    '--question',
    'How often must I descale the kettle?',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(stderr).toContain('empty.md');
  const {
    answer,
    refused: isRefused,
    citations,
  } = JSON.parse(stdout) as {
    answer: string;
    refused: boolean;
    citations: { source: string; start: number; end: number; text: string }[];
  };
  expect(isRefused).toBe(false);
  expect(answer).toContain('every 40 days');
  expect(citations[0]?.source).toBe('kettle.md');
  expect(text).toContain(citations[0]?.text);
});

test('the model writes from the source, and says nothing that is not there', async () => {
  const { file, text } = await sources();
  const question = 'How often must I descale the kettle?';
  const { code, stdout } = await run(['ask', file, '--question', question, '--mode', 'write', '--json']);
  expect(code).toBe(0);
  const written = JSON.parse(stdout) as { answer: string; citations: { source: string; text: string }[] };
  expect(written.answer).toContain('40');
  expect(written.citations[0]?.source).toBe('kettle.md');
  expect(text).toContain(written.citations[0]?.text);
});

test('what can’t be asked is refused in one line', async () => {
  const { file, folder } = await sources();
  expect(await refused('ask', '--question', 'x')).toContain('files or folders');
  expect(await refused('ask', file)).toContain('--question');
  expect(await refused('ask', file, '--question', '  ')).toContain('--question');
  expect(await refused('ask', file, '--question', 'a'.repeat(100_000))).toContain('too long');
  expect(await refused('ask', file, '--question', 'x', '--mode', 'sing')).toContain('--mode');
  expect(await refused('ask', file, '--question', 'x', '--k', '0')).toContain('--k');
  expect(await refused('ask', path.join(folder, 'none.md'), '--question', 'x')).toContain('none.md');
  const empty = path.join(folder, 'empty.md');
  await writeFile(empty, '');
  expect(await refused('ask', empty, '--question', 'x')).toContain('Nothing there can be read');
});
