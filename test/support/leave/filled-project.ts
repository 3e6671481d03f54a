import { randomUUID } from 'node:crypto';
import type { Client } from '../../../contract/client.ts';
import { addChineseProject } from './chinese-project.ts';

/** The two kept groups, the larger first; the third idea is in none. */
export const groupNames = { larger: '手机上的测听 𠮷', smaller: '=社区义诊' } as const;

/** What is written in the rooms that come after the ideas, by room; all of it must be found in a document. */
export const written = {
  scores: ['社区的看法', '老人们会用吗', '需要医疗许可，暂不考虑。'],
  documents: [
    '打电话时听不清，又不愿意说。',
    '每家每月少打三通“请再说一遍”的电话。',
    '十二位老人里有九位当场下载。',
    '如果先试听，就愿意付钱',
    '十个人里少于三个愿意付',
  ],
} as const;

/** What of it stands in a pitch of the first idea: the evidence, and the experiment with when to stop. */
export const inPitch = written.documents.slice(2);

/** The Chinese project with three ideas, groups, scores and documents: no room of it is empty. */
export async function addFilledProject(client: Client, name?: string) {
  const { project, first, second } = await addChineseProject(client, name);
  const projectId = project.id;
  const third = await client.call('ideas.add', { projectId, fields: { title: '邻居帮忙打电话' } });
  const fourth = await client.call('ideas.add', { projectId, fields: { title: '电话亭里的耳机' } });
  const group = { nameBy: 'person', stability: null } as const;
  await client.call('cluster.arrange', {
    projectId,
    groups: [
      { ...group, name: groupNames.smaller, words: [], ideaIds: [second.id] },
      {
        ...{ ...group, name: groupNames.larger, words: ['手机', '听阈'], ideaIds: [first.id, fourth.id] },
        stability: { reruns: 20, kept: 18, jaccard: 0.9 },
      },
    ],
  });
  await addScores(client, projectId, [first.id, second.id, third.id]);
  await addDocuments(client, first.id);
  return { project, first, second, third, fourth };
}

async function addScores(client: Client, projectId: string, ids: readonly [string, string, string]) {
  const [first, second, third] = ids;
  const set = await client.call('converge.addSet', {
    projectId,
    fields: {
      name: '社区的看法',
      criteria: [
        {
          ...{ id: 'use', name: '老人们会用吗', question: '他们自己会打开吗？' },
          ...{ steps: ['不会', '也许', '会'], weight: 1 },
        },
      ],
    },
  });
  for (const [ideaId, value] of [
    [first, 3],
    [second, 1],
    [third, 2],
  ] as const)
    await client.call('converge.answer', {
      ...{ ideaId, setId: set.id, criterionId: 'use' },
      answer: { value, note: '问过十二位邻居' },
    });
  await client.call('converge.veto', { ideaId: second, reason: '需要医疗许可，暂不考虑。' });
}

async function addDocuments(client: Client, ideaId: string) {
  const save = (templateId: string, fieldId: string, text: string, cells: Record<string, string> = {}) => {
    const entry = { id: randomUUID(), text, cells };
    return client.call('develop.saveField', { ideaId, templateId, fieldId, entries: [entry] });
  };
  const problem = await save('lean-canvas', 'problem', '打电话时听不清，又不愿意说。');
  await save('lean-canvas', 'metrics', '每家每月少打三通“请再说一遍”的电话。');
  await save('pr-faq', 'verdict', 'test-first');
  await save('experiments', 'cards', '', {
    hypothesis: '如果先试听，就愿意付钱',
    kill: '十个人里少于三个愿意付',
  });
  await client.call('develop.addEvidence', {
    ...{ ideaId, entryId: problem.entries[0]!.id },
    fields: { kind: 'note', rung: 'does', text: '十二位老人里有九位当场下载。', on: '2026-03-09' },
  });
}
