import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';
import { purchasesCsv } from '../support/purchases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type ItemFields = InputOf<'plan.addItem'>['fields'];

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { client } = backend;
  const { id: projectId } = await client.call('projects.create', { name: 'Bakery *plan*' });
  const addIdea = (title: string, project = projectId) =>
    client.call('ideas.add', { projectId: project, fields: { title } });
  const addItem = (fields: Partial<ItemFields> = {}) =>
    client.call('plan.addItem', {
      projectId,
      fields: { kind: 'action', level: 'technology', title: 'Count the leftovers', ...fields },
    });
  const plan = () => client.call('plan.get', { projectId });
  return { ...backend, projectId, addIdea, addItem, plan };
}

describe('actions, experiments and milestones', () => {
  it('are kept as written, changed field by field, taken away and brought back', async () => {
    const { client, addItem, addIdea, plan } = await open();
    const idea = await addIdea('Half loaves');
    const item = await addItem({
      owner: 'Mira',
      startOn: '2026-03-01',
      dueOn: '2026-03-01',
      proposalId: 'technology-data-first',
      evidence: [
        { kind: 'idea', ideaId: idea.id },
        { kind: 'text', text: 'https://example.org/a' },
      ],
    });
    expect(item).toMatchObject({ state: 'planned', note: '', owner: 'Mira', dueOn: '2026-03-01' });
    await client.call('plan.editItem', { id: item.id, fields: { state: 'done' } });
    expect((await plan()).items).toMatchObject([{ id: item.id, state: 'done', owner: 'Mira' }]);
    await client.call('plan.deleteItem', { id: item.id });
    expect((await plan()).items).toEqual([]);
    await client.call('plan.restoreItem', { id: item.id });
    expect((await plan()).items).toMatchObject([{ id: item.id, evidence: item.evidence }]);
  });

  it('refuse days that contradict one another, and keep what was there', async () => {
    const { client, addItem, plan } = await open();
    await expect(addItem({ startOn: '2026-03-02', dueOn: '2026-03-01' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('before it starts') as string,
    });
    const item = await addItem({ startOn: '2026-03-02' });
    const edit = (fields: Partial<ItemFields>) => client.call('plan.editItem', { id: item.id, fields });
    await expect(edit({ dueOn: '2026-03-01' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(edit({ kind: 'milestone' })).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await plan()).items).toMatchObject([{ kind: 'action', startOn: '2026-03-02', dueOn: null }]);
    await edit({ kind: 'milestone', startOn: null, dueOn: '2026-03-01' });
    expect((await plan()).items).toMatchObject([{ kind: 'milestone', dueOn: '2026-03-01' }]);
  });

  it('rest on ideas of the same project only; one that is deleted later stands in no other change’s way', async () => {
    const { client, addItem, addIdea, plan } = await open();
    const { id: other } = await client.call('projects.create', { name: 'Other' });
    const foreign = await addIdea('Elsewhere', other);
    const link = (ideaId: string) => ({ evidence: [{ kind: 'idea' as const, ideaId }] });
    await expect(addItem(link(foreign.id))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('another project') as string,
    });
    const idea = await addIdea('Here');
    const item = await addItem(link(idea.id));
    await client.call('ideas.delete', { id: idea.id });
    await client.call('plan.editItem', { id: item.id, fields: { owner: 'Jo' } });
    expect((await plan()).items).toMatchObject([{ owner: 'Jo', ...link(idea.id) }]);
    await expect(addItem(link(idea.id))).rejects.toMatchObject({ code: 'not-found' });
    await expect(addItem({ proposalId: 'technology-magic' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await plan()).items).toHaveLength(1);
  });

  it('can rest on a run of the recommender', async () => {
    const { client, addItem, projectId } = await open();
    const folder = await temporaryFolder();
    const file = path.join(folder, 'purchases.csv');
    await writeFile(file, purchasesCsv());
    const source = { kind: 'file' as const, path: file };
    const { guess } = await client.call('recommend.preview', { source, purpose: 'interactions' });
    if (guess.purpose !== 'interactions') throw new Error('wrong purpose');
    const columns = { ...guess.columns, user: guess.columns.user!, item: guess.columns.item! };
    const interactions = { source, columns, rule: guess.rule };
    const imported = await collect(client.stream('recommend.importDataset', { projectId, interactions }));
    const last = imported.at(-1)!;
    if (last.type !== 'done') throw new Error('no dataset');
    const algorithms = ['popularity' as const, 'item-knn' as const];
    const events = await collect(
      client.stream('recommend.evaluate', { datasetId: last.dataset.id, algorithms }),
    );
    const run = events.at(-1)!;
    if (run.type !== 'done') throw new Error('no run');
    await addItem({ evidence: [{ kind: 'run', runId: run.run.id, note: 'It beats *popularity*.' }] });
    const { markdown } = await client.call('plan.export', { projectId, language: 'en' });
    expect(markdown).toContain(`run of the recommender on ${last.dataset.name}: It beats \\*popularity\\*.`);
  });
});

describe('the challenge register', () => {
  it('marks a solution, about an idea and a prototype, and keeps what is not set', async () => {
    const { client, projectId, addIdea, plan } = await open();
    const { id: ideaId } = await addIdea('Half loaves');
    const mark = (fields: InputOf<'plan.markSolution'>['fields']) =>
      client.call('plan.markSolution', { projectId, solutionId: 'mask-data', fields });
    expect(await mark({ note: 'Names of regulars' })).toMatchObject({ state: 'open', boundTo: [] });
    const boundTo = [
      { kind: 'idea' as const, ideaId },
      { kind: 'prototype' as const, prototype: 'assistant' as const },
    ];
    await mark({ boundTo });
    await mark({ state: 'done' });
    expect((await plan()).solutions).toMatchObject([{ state: 'done', note: 'Names of regulars', boundTo }]);
    const unknown = { projectId, solutionId: 'prayer', fields: {} };
    await expect(client.call('plan.markSolution', unknown)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the risk register', () => {
  it('keeps risks on anchored scales, takes one away and brings it back', async () => {
    const { client, projectId, plan } = await open();
    const fields = { title: 'Oven logs are wrong', likelihood: 3, impact: 4 };
    const risk = await client.call('plan.addRisk', { projectId, fields });
    expect(risk).toMatchObject({ ...fields, state: 'open', mitigation: '', ideaId: null });
    await client.call('plan.editRisk', {
      id: risk.id,
      fields: { mitigation: 'Weigh by hand', state: 'mitigating' },
    });
    await client.call('plan.deleteRisk', { id: risk.id });
    expect((await plan()).risks).toEqual([]);
    await client.call('plan.restoreRisk', { id: risk.id });
    expect((await plan()).risks).toMatchObject([{ ...fields, state: 'mitigating' }]);
    // A risk is no action: the ids of one kind do not open another.
    await expect(client.call('plan.deleteItem', { id: risk.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the responsible-AI review', () => {
  it('stands at “no” with one “no” among as many “yes” as there are questions', async () => {
    const { client, projectId, plan } = await open();
    const { review: areas } = await client.call('plan.library', {});
    const questions = areas.flatMap((area) => area.questions.map(({ id }) => id));
    for (const questionId of questions)
      await client.call('plan.answer', { projectId, questionId, answer: 'yes', note: 'Shown in the report' });
    expect((await plan()).review).toMatchObject({ standing: 'clear', no: [], unsupported: [] });
    const { review } = await client.call('plan.answer', {
      projectId,
      questionId: 'data-right',
      answer: 'no',
    });
    expect(review).toMatchObject({ standing: 'no', no: ['data-right'] });
    expect(review.counts).toMatchObject({ yes: questions.length - 1, no: 1, unanswered: 0 });
    expect(review.areas.filter(({ standing }) => standing === 'no')).toMatchObject([{ area: 'data' }]);
    const back = await client.call('plan.answer', { projectId, questionId: 'data-right', answer: null });
    expect(back).toMatchObject({ answer: null, review: { standing: 'unanswered' } });
    const again = await client.call('plan.answer', {
      projectId,
      questionId: 'data-right',
      answer: 'not-sure',
    });
    expect(again.answer).toMatchObject({ answer: 'not-sure', note: '' });
  });
});

describe('opportunity cards', () => {
  it('are one for each idea, and go and come back with it', async () => {
    const { client, addIdea, plan, dataFolder, backend } = await open();
    const { id: ideaId } = await addIdea('Half loaves');
    const card = await client.call('plan.saveCard', { ideaId, fields: { scenario: 'Evenings' } });
    await client.call('plan.saveCard', { ideaId, fields: { value: 'Less waste' } });
    const both = { id: card.id, scenario: 'Evenings', value: 'Less waste', technique: '' };
    expect((await plan()).cards).toMatchObject([both]);
    await client.call('plan.deleteCard', { id: card.id });
    expect((await plan()).cards).toEqual([]);
    await client.call('plan.restoreCard', { id: card.id });
    expect((await plan()).cards).toMatchObject([both]);
    await client.call('ideas.delete', { id: ideaId });
    expect((await plan()).cards).toEqual([]);
    await backend.close();
    const { client: later } = await openTestBackend(dataFolder);
    const [project] = await later.call('projects.list', {});
    expect((await later.call('plan.get', { projectId: project!.id })).cards).toEqual([]);
    await later.call('ideas.restore', { id: ideaId });
    expect((await later.call('plan.get', { projectId: project!.id })).cards).toMatchObject([both]);
  });
});

describe('the case library', () => {
  it.each([
    ['en', 'cracks in castings', 'visual-inspection'],
    ['en', 'what patients’ pictures show a doctor', 'medical-images'],
    ['zh-CN', '叶子上有斑点怎么办', 'plant-disease'],
    ['zh-CN', '给每个学生不同的练习', 'personal-learning'],
  ] as const)('is found in %s: %s', async (language, query, expected) => {
    const { client } = await openTestBackend();
    const found = await client.call('plan.findCases', { query, language, count: 3 });
    expect(found[0]?.caseId).toBe(expected);
    expect(found).toHaveLength(3);
  });

  it('finds by meaning where no word is shared, and says which words matched where one is', async () => {
    const { client } = await openTestBackend();
    const ask = (query: string) => client.call('plan.findCases', { query, language: 'en' });
    const [best] = await ask('forecasting sales for supermarkets');
    expect(best?.matched).toEqual(['sal']);
    const [croissants] = await ask('croissants unsold');
    expect(croissants).toMatchObject({ caseId: 'demand-forecast', meaning: { rank: 1 } });
  });

  it('is a stimulus: one case gives an idea that names its card', async () => {
    const { client } = await openTestBackend();
    const { id: projectId } = await client.call('projects.createSample', {});
    const { cases } = await client.call('plan.library', {});
    const { cardId } = cases.find(({ id }) => id === 'support-desk')!;
    const input = { projectId, method: 'cases', count: 1, cardIds: [cardId], seed: 7 };
    const events = await collect(client.stream('ideation.generate', input));
    const stimuli = events.flatMap((event) =>
      event.type === 'idea' ? [event.idea.provenance?.stimulus.id] : event.type === 'skipped' ? [cardId] : [],
    );
    expect(stimuli).toEqual([cardId]);
    const wrong = collect(client.stream('ideation.generate', { ...input, cardIds: ['scamper-1'] }));
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' });
  }, 180_000);
});

describe('the export', () => {
  it('says everything in both languages, and takes nothing a person wrote for markup', async () => {
    const { client, projectId, addItem, addIdea } = await open();
    const { id: ideaId } = await addIdea('Half | loaves');
    await addItem({ title: '# Not a heading', note: '<script>alert(1)</script>', dueOn: '2026-05-01' });
    await client.call('plan.addRisk', { projectId, fields: { title: 'a | b', likelihood: 5, impact: 2 } });
    await client.call('plan.saveCard', { ideaId, fields: { scenario: '**Evening**\n\nat the till' } });
    await client.call('plan.answer', { projectId, questionId: 'law-known', answer: 'no' });
    const { name, markdown } = await client.call('plan.export', { projectId, language: 'en' });
    expect(name).toBe('Plan Bakery plan.md');
    expect(markdown).toContain('# Plan: Bakery \\*plan\\*');
    expect(markdown).not.toMatch(/(?<!\\)<script|^# Not|\| a \| b/m);
    expect(markdown).toContain('| a \\| b | 5: Expected | 2: Minor |');
    expect(markdown).toContain('### Half \\| loaves');
    expect(markdown).toContain('2026-05-01');
    expect(markdown).toContain('The review stands at “no”');
    const chinese = await client.call('plan.export', { projectId, language: 'zh-CN' });
    expect(chinese.markdown).toContain('## 负责任 AI 审查');
    expect(chinese.markdown).toContain('整个审查都停在“否”');
  });

  it('of an empty plan says so', async () => {
    const { client, projectId } = await open();
    const { markdown } = await client.call('plan.export', { projectId, language: 'en' });
    expect(markdown).toContain('## Risks\n\nNothing yet.');
  });
});
