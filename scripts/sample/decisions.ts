import { randomUUID } from 'node:crypto';
import type { Client } from '../../contract/client.ts';

/** What a person would have put down about the ideas of the sample: scores, a canvas, a text, a plan. */
export async function addDecisions(client: Client, projectId: string): Promise<void> {
  const ideas = await client.call('ideas.list', { projectId });
  const [first, second, third] = ideas.map(({ id }) => id);
  if (!first || !second || !third) throw new Error('Too few ideas came.');
  await client.call('board.change', { ids: [first, second], starred: true, state: 'promising' });
  await client.call('board.change', { ids: [first], state: 'chosen' });
  await client.call('board.change', { ids: [third], state: 'parked', addTags: ['later'] });
  await addScores(client, projectId, [first, second, third]);
  await addCanvas(client, first);
  await addText(client, projectId, first);
  await addPlan(client, projectId, first);
}

async function addScores(client: Client, projectId: string, ideaIds: readonly string[]): Promise<void> {
  const sets = await client.call('converge.sets', { projectId });
  const set = sets.find(({ id }) => id === 'ice') ?? sets[0]!;
  for (const [at, ideaId] of ideaIds.entries())
    for (const criterion of set.criteria) {
      if (criterion.scale.kind !== 'steps') continue;
      const { steps } = criterion.scale;
      const { value } = steps.at(-1 - Math.min(at, steps.length - 1))!;
      await client.call('converge.answer', {
        ...{ ideaId, setId: set.id, criterionId: criterion.id },
        answer: { value, note: '' },
      });
    }
  await client.call('converge.compare', { leftId: ideaIds[0]!, rightId: ideaIds[1]!, outcome: 'left' });
}

async function addCanvas(client: Client, ideaId: string): Promise<void> {
  const fields: Readonly<Record<string, readonly string[]>> = {
    problem: ['62 of 410 lessons a week are cancelled the evening before and stay empty.'],
    segments: ['Learners aged 17 to 24', 'Parents who pay'],
    value: ['A seat that is given back early is taken the same evening.'],
    metrics: ['Empty lessons a week: fewer than 20'],
    advantage: ['Six years of lesson records and a waiting list of 70 learners'],
  };
  const claims: string[] = [];
  for (const [fieldId, texts] of Object.entries(fields)) {
    const entries = texts.map((text) => ({ id: randomUUID(), text, cells: {} }));
    claims.push(entries[0]!.id);
    await client.call('develop.saveField', { ideaId, templateId: 'lean-canvas', fieldId, entries });
  }
  const [problem, , value] = claims;
  await client.call('develop.addEvidence', {
    ideaId,
    entryId: problem!,
    fields: { kind: 'note', rung: 'does', text: 'Counted in the lesson records of last year.', on: null },
  });
  await client.call('develop.placeAssumption', {
    ideaId,
    entryId: value!,
    assumption: { impact: 85, uncertainty: 70 },
  });
}

async function addText(client: Client, projectId: string, ideaId: string): Promise<void> {
  const [templateId, language] = ['elevator-pitch', 'en'] as const;
  const { values: filled } = await client.call('compose.fill', { projectId, ideaId, templateId });
  const values = Object.fromEntries(filled.map(({ variableId, value }) => [variableId, value]));
  const request = { projectId, ideaId, templateId, language, values, variants: 1, useModel: false, seed: 1 };
  for await (const event of client.stream('compose.generate', request)) {
    if (event.type !== 'done') continue;
    const { text } = event.variants[0]!;
    const title = 'Elevator pitch';
    await client.call('compose.saveDocument', {
      ...{ projectId, title, language, templateId, text, origin: { kind: 'edit' } },
    });
  }
}

async function addPlan(client: Client, projectId: string, ideaId: string): Promise<void> {
  await client.call('plan.addItem', {
    projectId,
    fields: {
      ...{ kind: 'experiment', level: 'market', title: 'Ask ten learners on the waiting list' },
      ...{ note: 'Would they come at six hours’ notice?', owner: 'Office manager', state: 'planned' },
      evidence: [{ kind: 'idea', ideaId, note: '' }],
    },
  });
  await client.call('plan.addItem', {
    projectId,
    fields: { kind: 'milestone', level: 'strategy', title: 'Fewer than 20 empty lessons a week' },
  });
  await client.call('plan.addRisk', {
    projectId,
    fields: {
      ...{ title: 'Learners under 18 need a parent’s yes', likelihood: 3, impact: 3, ideaId },
      mitigation: 'Ask the parent once, when the contract is signed.',
    },
  });
  await client.call('plan.saveCard', {
    ideaId,
    fields: {
      scenario: 'A driving school whose lessons are cancelled the evening before.',
      value: '42 lessons a week more, without another car.',
    },
  });
}
