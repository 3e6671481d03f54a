import type { Client } from '../../../contract/client.ts';

/** What must come out of every format as it went in: Chinese beyond the basic plane, formulas, markup, lines. */
export const chineseTitle = '口袋里的验光师 𠮷';
export const formulaTitle = '=HYPERLINK("http://example.com","*bold* | <b>& 你好</b>")';
export const twoLines = 'First line, with "quotes".\n第二行，有逗号，也有“引号”。';

/** A project with a brief, two ideas of a person's and a plan that rests on one of them, in Chinese and English. */
export async function addChineseProject(client: Client, name = '助听器 / hearing aids') {
  const project = await client.call('projects.create', {
    name,
    brief: {
      title: '耳鸣的人听不清电话',
      problem: '五十岁以上的人在电话里听不清对方。Half of them give up on the phone within a year.',
      people: '住在小城市、很少去诊所的人。',
      constraints: '预算 2 万元；no medical claims.',
    },
  });
  const projectId = project.id;
  const first = await client.call('ideas.add', {
    projectId,
    fields: {
      title: chineseTitle,
      pitch: twoLines,
      who: '给住得离诊所远的人。',
      why: '他们已经每天用手机。',
      experiment: '给十个人打电话，记下他们听错的词。',
    },
  });
  await client.call('ideas.star', { id: first.id, starred: true });
  const second = await client.call('ideas.add', { projectId, fields: { title: formulaTitle } });
  await client.call('plan.addRisk', {
    projectId,
    fields: {
      title: '听力数据泄露',
      likelihood: 3,
      impact: 5,
      mitigation: '数据只留在手机上。',
      ideaId: first.id,
    },
  });
  await client.call('plan.addItem', {
    projectId,
    fields: {
      kind: 'experiment',
      level: 'market',
      title: '打十个电话',
      dueOn: '2026-12-24',
      owner: '王芳',
      evidence: [
        { kind: 'idea', ideaId: first.id, note: '' },
        { kind: 'text', text: '访谈：七个人中有五个说愿意试。' },
      ],
    },
  });
  await client.call('plan.saveCard', {
    ideaId: first.id,
    fields: { technique: '手机麦克风测出听阈，再按频率放大。', value: '每月 30 元的订阅。' },
  });
  return { project, first, second };
}
