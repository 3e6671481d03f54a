import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestBackend } from '../support/backend.ts';
import { refused, run } from '../support/command-line.ts';
import { addChineseProject, chineseTitle } from '../support/leave/chinese-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a project is exported by its name, in part, to a file', async () => {
  const data = await temporaryFolder();
  const { backend, client } = await openTestBackend(data);
  const { project, first } = await addChineseProject(client);
  await addChineseProject(client, 'Twice');
  await addChineseProject(client, 'Twice');
  await backend.close();

  const out = path.join(await temporaryFolder(), '项目.md');
  const words = ['export', '助听器 / Hearing Aids', '--data', data, '--out', out];
  const markdown = await run([...words, '--format', 'md', '--part', 'ideas', '--ideas', 'starred']);
  expect(markdown).toEqual({ code: 0, stdout: `${out}\n`, stderr: '' });
  expect(readFileSync(out, 'utf8')).toContain(chineseTitle);
  expect(readFileSync(out, 'utf8')).not.toContain('HYPERLINK');

  const json = await run(['export', project.id, '--data', data, '--out', out, '--format', 'json', '--json']);
  expect(JSON.parse(json.stdout)).toEqual({ file: out, leftOut: ['Groups', 'Scores', 'Documents'] });

  const deck = await run([...words, '--format', 'pptx', '--ideas', first.id]);
  expect(deck.code).toBe(0);
  expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');

  expect(await refused('export', 'Twice', '--data', data, '--format', 'md')).toContain(
    'give one of their ids',
  );
  expect(await refused('export', 'Nowhere', '--data', data, '--format', 'md')).toContain(
    'no project "Nowhere"',
  );
  expect(await refused(...words, '--format', 'pptx')).toContain('A pitch tells of one idea');
  expect(await refused(...words, '--format', 'md', '--ideas', 'Nothing')).toContain('no idea "Nothing"');
  const nowhere = path.join(data, 'no', 'folder.md');
  expect(await refused('export', project.id, '--data', data, '--format', 'md', '--out', nowhere)).toContain(
    "can't be written",
  );
  expect(existsSync(nowhere)).toBe(false);
});

test('what is typed wrong is refused in a line', async () => {
  expect(await refused('export', '--format', 'md')).toContain('Give one project');
  expect(await refused('export', 'a')).toContain('--format');
  expect(await refused('export', 'a', '--format', 'odt')).toContain('md, pdf, docx, pptx, csv, json, html');
  expect(await refused('export', 'a', '--format', 'md', '--part', 'money')).toContain('brief, ideas');
  expect(await refused('export', 'a', '--format', 'md', '--language', 'de')).toContain('en, zh-CN');
  expect(await refused('export', 'a', '--format', 'md')).toContain('--data DIR');
});
