import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Client } from '../../contract/client.ts';
import type { InputOf } from '../../contract/index.ts';
import { projectFileSchema } from '../../contract/leave.ts';
import { openTestBackend } from '../support/backend.ts';
import { chineseTitle } from '../support/leave/chinese-project.ts';
import { addFilledProject, groupNames, inPitch, written } from '../support/leave/filled-project.ts';

/** A file in the words of Chinese, as bytes and as text. */
async function exported(client: Client, input: Omit<InputOf<'leave.export'>, 'language'>) {
  const file = await client.call('leave.export', { ...input, language: 'zh-CN' });
  const bytes = Buffer.from(file.base64, 'base64');
  return { bytes, text: bytes.toString('utf8'), leftOut: file.leftOut };
}

/** The text between the tags of the parts of an Office file whose names match, run together. */
function textInside(bytes: Uint8Array, names: RegExp): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => names.test(name))
    .map(([, part]) => new TextDecoder().decode(part).replace(/<[^>]+>/gu, ''))
    .join('');
}

const open = async () => {
  const { client } = await openTestBackend();
  return { client, ...(await addFilledProject(client)) };
};

test('groups, scores and documents stand in Markdown and in the page that is printed', async () => {
  const { client, project } = await open();
  const markdown = await exported(client, { projectId: project.id, format: 'md' });
  expect(markdown.leftOut).toEqual([]);
  const headings = markdown.text.split('\n').filter((line) => line.startsWith('## '));
  expect(headings).toEqual(['## 简报', '## 想法', '## 分组', '## 评分', '## 文档', '## 规划']);
  const groups = markdown.text.slice(markdown.text.indexOf('## 分组'), markdown.text.indexOf('## 评分'));
  expect(groups).toContain(`### ${groupNames.larger}\n\n- ${chineseTitle}\n- 电话亭里的耳机`);
  expect(groups).toContain('区别用词：手机、听阈 · 20 次重复中有 18 次仍在一起');
  expect(groups.indexOf(groupNames.larger)).toBeLessThan(groups.indexOf(groupNames.smaller));
  expect(groups).toContain('### 不属于任何分组\n\n- 邻居帮忙打电话');
  const html = await exported(client, { projectId: project.id, format: 'html' });
  for (const text of [...written.scores, ...written.documents, groupNames.larger]) {
    expect(markdown.text).toContain(text);
    expect(html.text).toContain(text.replaceAll('"', '&quot;'));
  }
  expect(html.text).toContain('<h2>分组</h2>');
  // The verdict is kept by its id, and said in words.
  expect(html.text).not.toContain('test-first');
});

test('groups, scores and documents stand in the XML of the Word file', async () => {
  const { client, project } = await open();
  const { bytes, leftOut } = await exported(client, { projectId: project.id, format: 'docx' });
  expect(leftOut).toEqual([]);
  const text = textInside(bytes, /^word\/document\.xml$/u);
  for (const line of [...written.scores, ...written.documents, ...Object.values(groupNames)])
    expect(text).toContain(line);
  expect(text).toContain('不属于任何分组');
});

test('a claim without evidence has a sign, a row is a card, and comparisons and dots stand beside the scores', async () => {
  const { client, project, first, second, third } = await open();
  const projectId = project.id;
  await client.call('converge.compare', { leftId: first.id, rightId: third.id, outcome: 'left' });
  const round = await client.call('converge.openRound', {
    ...{ projectId, scope: 'all' },
    fields: { voters: ['Jo'], dotsEach: 3, perIdea: 3 },
  });
  await client.call('converge.vote', { id: round.id, voter: 'Jo', ballot: { [third.id]: 3 } });
  await client.call('converge.reveal', { id: round.id });
  const { text } = await exported(client, { projectId, format: 'md' });
  expect(text).toContain('○ 尚无依据');
  expect(text).toContain('每家每月少打三通“请再说一遍”的电话。 ○');
  expect(text).toContain('● 人们做: 十二位老人里有九位当场下载。');
  // The card begins with its hypothesis, and what nobody wrote in it is not there.
  expect(text).toMatch(/##+ 如果先试听，就愿意付钱\n\n- \*\*放弃标准:\*\* 十个人里少于三个愿意付\n/u);
  expect(text).not.toContain('**结果');
  expect(text).toMatch(/### 两两比较[^#]*\| 1 \| [^|]+ \| 1 \| 0 \| 0 \|/u);
  expect(text).toMatch(/### 圆点投票[^#]*\| 3 \| 邻居帮忙打电话 \|/u);
  expect(text).not.toContain(second.id);
});

test('an amount keeps its decimals however large it is, and what is reckoned from it reads short', async () => {
  const { client, project, first } = await open();
  for (const [criterionId, value] of [
    ['reach', 199.99],
    ['impact', 1],
    ['confidence', 1],
    ['effort', 1],
  ] as const)
    await client.call('converge.answer', {
      ...{ ideaId: first.id, setId: 'rice', criterionId },
      answer: { value, note: '' },
    });
  const { text } = await exported(client, { projectId: project.id, format: 'md' });
  expect(text).toContain('| 200 | 199.99 人／季度 |');
});

test('a pitch has ten slides of one idea: what was chosen for it, the claim above its evidence, the verdict, no gaps', async () => {
  const { client, project, first } = await open();
  const save = (
    templateId: string,
    fieldId: string,
    entry: { text?: string; cells?: Record<string, string> },
  ) =>
    client.call('develop.saveField', {
      ...{ ideaId: first.id, templateId, fieldId },
      entries: [{ id: randomUUID(), text: '', cells: {}, ...entry }],
    });
  await save('lean-canvas', 'segments', { text: '独居的老人' });
  await save('lean-canvas', 'alternatives', { text: '让孩子代打电话' });
  await save('lean-canvas', 'revenue', { text: '客户每次或每月付……。' });
  await save('lean-canvas', 'first', { text: 'Three names: …' });
  await save('lean-canvas', 'value', { text: '他们说太贵了……' });
  await save('experiments', 'cards', { cells: { method: '请十位老人试听', time: '六月' } });
  const { bytes, leftOut } = await exported(client, {
    projectId: project.id,
    format: 'pptx',
    ideas: [first.id],
  });
  expect(leftOut).toEqual([]);
  const slide = (number: number) => textInside(bytes, new RegExp(`^ppt/slides/slide${number}\\.xml$`, 'u'));
  expect(slide(1)).toContain('打电话时听不清，又不愿意说。');
  expect(slide(1)).toContain('让孩子代打电话');
  expect(slide(2)).toContain('独居的老人');
  expect(slide(7)).toContain('打电话时听不清，又不愿意说。');
  expect(slide(7)).toContain('十二位老人里有九位当场下载。 (人们做)');
  expect(slide(10)).toContain('先测试');
  expect(slide(10)).toContain('六月');
  const all = textInside(bytes, /^ppt\/slides\/slide\d+\.xml$/u);
  // An ellipsis of one's own is no gap.
  expect(all.replace('他们说太贵了……', '')).not.toContain('……');
  expect(all).toContain('他们说太贵了……');
  expect(all).not.toContain('Three names');
});

test('what the documents say stands on the slides of a pitch', async () => {
  const { client, project, first } = await open();
  const { bytes } = await exported(client, { projectId: project.id, format: 'pptx', ideas: [first.id] });
  const text = textInside(bytes, /^ppt\/slides\/slide\d+\.xml$/u);
  for (const line of [chineseTitle, ...inPitch]) expect(text).toContain(line);
});

test('a table of ideas names the group of each, and a name that is a formula stays text', async () => {
  const { client, project } = await open();
  const { text } = await exported(client, { projectId: project.id, format: 'csv' });
  const { data, errors } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  const [larger, smaller] = [groupNames.larger, `'${groupNames.smaller}`];
  expect(data.map(({ group }) => group)).toEqual([larger, smaller, '', larger]);
});

test('the JSON file holds what the rooms answer, and its groups can be arranged again', async () => {
  const { client, project, first, second } = await open();
  const projectId = project.id;
  const { text } = await exported(client, { projectId, format: 'json' });
  const { parts } = projectFileSchema.parse(JSON.parse(text));
  expect(Object.keys(parts)).toEqual(['brief', 'ideas', 'groups', 'scores', 'documents', 'plan']);
  expect(parts.documents).toEqual(await client.call('develop.documents', { projectId }));
  const table = parts.scores![0]!;
  expect(table.set.name['zh-CN']).toBe('社区的看法');
  expect(table.assessments[0]!.answers.use).toEqual({ value: 3, note: '问过十二位邻居' });
  expect(table.ranking.vetoed).toMatchObject([{ ideaId: second.id, reason: '需要医疗许可，暂不考虑。' }]);
  await client.call('cluster.arrange', { projectId, groups: [] });
  const { after } = await client.call('cluster.arrange', { projectId, groups: parts.groups! });
  expect(new Set(after)).toEqual(new Set(parts.groups));

  const starred = await exported(client, { projectId, format: 'json', parts: ['groups'], ideas: 'starred' });
  expect(projectFileSchema.parse(JSON.parse(starred.text)).parts).toMatchObject({
    groups: [{ name: groupNames.larger, ideaIds: [first.id] }],
  });
});
