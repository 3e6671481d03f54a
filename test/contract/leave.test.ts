import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { InputOf } from '../../contract/index.ts';
import { leaveFormats, projectFileSchema } from '../../contract/leave.ts';
import { openTestBackend } from '../support/backend.ts';
import { addChineseProject, chineseTitle, formulaTitle, twoLines } from '../support/leave/chinese-project.ts';

async function exported(client: Client, input: Omit<InputOf<'leave.export'>, 'language'>, language = 'en') {
  const file = await client.call('leave.export', { ...input, language: language as 'en' });
  const bytes = Buffer.from(file.base64, 'base64');
  return { ...file, bytes, text: bytes.toString('utf8') };
}

test('Markdown and HTML hold every part, and what was typed is never markup', async () => {
  const { client } = await openTestBackend();
  const { project } = await addChineseProject(client);
  const projectId = project.id;
  const markdown = await exported(client, { projectId, format: 'md' });
  expect(markdown.name).toBe('助听器 hearing aids.md');
  expect(markdown.text).toContain('# 助听器 / hearing aids');
  expect(markdown.text).toContain(`### ${chineseTitle} ★`);
  expect(markdown.text).toContain('First line, with "quotes".\\\n第二行');
  expect(markdown.text).toContain('\\*bold\\* \\| \\<b\\>\\& 你好\\</b\\>');
  expect(markdown.text).toContain('访谈：七个人中有五个说愿意试。');
  expect(markdown.leftOut).toEqual(['Groups', 'Scores', 'Documents']);
  const html = await exported(client, { projectId, format: 'html' }, 'zh-CN');
  expect(html.text).toContain('<html lang="zh-CN">');
  expect(html.text).toContain('&lt;b&gt;&amp; 你好');
  expect(html.text).not.toContain('<b>');
  expect(html.text).toContain('<h2>规划</h2>');
});

test('Word reads the document back, Chinese and headings included', async () => {
  const { client } = await openTestBackend();
  const { project } = await addChineseProject(client);
  const { bytes } = await exported(client, { projectId: project.id, format: 'docx' }, 'zh-CN');
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  expect(value).toContain('<h1>想法</h1>');
  expect(value).toContain(`<h2>${chineseTitle} ★</h2>`);
  expect(value).toContain('第二行，有逗号，也有“引号”。');
  expect(value).toContain('数据只留在手机上。');
  expect(value).toContain('<table>');
});

test('a pitch holds the ten slides that are written and says which are not', async () => {
  const { client } = await openTestBackend();
  const { project, first, second } = await addChineseProject(client);
  const projectId = project.id;
  const slidesOf = (bytes: Uint8Array) => {
    const files = unzipSync(bytes);
    return Object.keys(files)
      .filter((name) => /^ppt\/slides\/slide\d+\.xml$/u.test(name))
      .map((name) => new TextDecoder().decode(files[name]));
  };
  const whole = await exported(client, { projectId, format: 'pptx', ideas: [first.id] }, 'zh-CN');
  expect(whole.leftOut).toEqual([]);
  const slides = slidesOf(whole.bytes);
  expect(slides).toHaveLength(10);
  const all = slides.join('');
  for (const text of [
    chineseTitle,
    '访谈：七个人中有五个说愿意试。',
    '每月 30 元的订阅。',
    '打十个电话',
    '王芳',
  ])
    expect(all).toContain(text);

  const bare = await exported(client, { projectId, format: 'pptx', ideas: [second.id] });
  expect(bare.leftOut).toEqual([
    'How it works',
    'Why it could work',
    'Value and business',
    'Evidence so far',
    'Risks and assumptions',
    'The first experiment',
  ]);
  expect(slidesOf(bare.bytes)).toHaveLength(4);
  await expect(exported(client, { projectId, format: 'pptx' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('a spreadsheet runs nothing of the table, and a program reads it back as it was', async () => {
  const { client } = await openTestBackend();
  const { project, first } = await addChineseProject(client);
  const projectId = project.id;
  const { text } = await exported(client, { projectId, format: 'csv', byteOrderMark: true });
  expect(text.startsWith('\uFEFFid,title,pitch')).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), { header: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(2);
  expect(data[0]).toMatchObject({ id: first.id, title: chineseTitle, pitch: twoLines, starred: 'true' });
  expect(data[1]!.title).toBe(`'${formulaTitle}`);
  const plain = await exported(client, { projectId, format: 'csv', ideas: 'starred' });
  expect(plain.text.startsWith('id,')).toBe(true);
  expect(plain.text).not.toContain('HYPERLINK');
});

test('the JSON file is read back by its schema, equal to what the rooms answer', async () => {
  const { client } = await openTestBackend();
  const { project } = await addChineseProject(client);
  const projectId = project.id;
  const { text } = await exported(client, { projectId, format: 'json' });
  const file = projectFileSchema.parse(JSON.parse(text));
  expect(file.parts).toEqual({
    brief: await client.call('briefs.get', { projectId }),
    ideas: await client.call('ideas.list', { projectId }),
    plan: await client.call('plan.get', { projectId }),
  });
  const part = await exported(client, { projectId, format: 'json', parts: ['ideas'], ideas: 'starred' });
  const { parts } = projectFileSchema.parse(JSON.parse(part.text));
  expect(Object.keys(parts)).toEqual(['ideas']);
  expect(parts.ideas).toHaveLength(1);
});

test('nothing written is said so; what is empty among the rest is named', async () => {
  const { client } = await openTestBackend();
  const empty = await client.call('projects.create', { name: 'Empty' });
  for (const format of leaveFormats)
    await expect(exported(client, { projectId: empty.id, format })).rejects.toMatchObject({
      code: 'not-enough-data',
    });
  await client.call('ideas.add', { projectId: empty.id, fields: { title: 'One\u0000\u000B idea' } });
  const some = await exported(client, { projectId: empty.id, format: 'docx' });
  expect(some.leftOut).toEqual(['Brief', 'Groups', 'Scores', 'Documents', 'Plan']);
  // Signs that XML forbids would make Word refuse the whole file.
  const { value } = await mammoth.extractRawText({ buffer: some.bytes });
  expect(value).toContain('One idea');
  await expect(
    exported(client, { projectId: '0e4f1c5e-7d8f-4a7b-9c55-1d2a3b4c5d6e', format: 'md' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    exported(client, {
      projectId: empty.id,
      format: 'md',
      ideas: ['0e4f1c5e-7d8f-4a7b-9c55-1d2a3b4c5d6e'],
    }),
  ).rejects.toMatchObject({ code: 'not-found' });
});
