import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { client } = backend;
  const { id: projectId } = await client.call('projects.create', {
    name: 'Bakery',
    brief: { title: 'Bread left over', problem: 'Every evening 40 loaves are thrown away.' },
  });
  const addIdea = async (title: string, project = projectId) =>
    (
      await client.call('ideas.add', {
        projectId: project,
        fields: { title, pitch: `${title} for the evening.` },
      })
    ).id;
  const answer = (
    ideaId: string,
    setId: string,
    values: Readonly<Record<string, number | 'not-assessable'>>,
  ) =>
    Promise.all(
      Object.entries(values).map(([criterionId, value]) =>
        client.call('converge.answer', { ideaId, setId, criterionId, answer: { value, note: '' } }),
      ),
    );
  const table = (setId: string, scope: 'all' | 'starred' | 'chosen' = 'all') =>
    client.call('converge.table', { projectId, setId, scope });
  return { ...backend, projectId, addIdea, answer, table };
}

const ownSet: InputOf<'converge.addSet'>['fields'] = {
  name: 'What the baker minds',
  criteria: [
    {
      id: 'dough',
      name: 'Dough',
      question: 'Does it need new dough?',
      steps: ['Yes', 'Some', 'None'],
      weight: 2,
    },
    { id: 'hours', name: 'Hours', question: '', steps: ['More', 'As now', 'Fewer'], weight: 1 },
  ],
};

describe('criteria', () => {
  it('come in five kinds, with words for every step in both languages', async () => {
    const { client, projectId } = await open();
    const sets = await client.call('converge.sets', { projectId });
    expect(sets.map(({ id }) => id)).toEqual(['rice', 'ice', 'impact-effort', 'moscow', 'four-questions']);
    for (const { criteria, own } of sets) {
      expect(own).toBe(false);
      for (const { name, scale } of criteria)
        for (const words of [
          name,
          ...(scale.kind === 'steps' ? scale.steps.map((step) => step.words) : [scale.unit]),
        ])
          expect([words.en, words['zh-CN']].every((text) => text.length > 0)).toBe(true);
    }
    expect(sets.at(-1)!.criteria.map(({ id }) => id)).toEqual([
      'innovative',
      'wanted',
      'scalable',
      'valuable',
    ]);
  });

  it('make a ranking of answers: what can’t be told widens, a veto stands apart, a note is kept', async () => {
    const { client, addIdea, answer, table } = await open();
    const [half, dry, soup, none] = [
      await addIdea('Half loaves'),
      await addIdea('Rusks'),
      await addIdea('Soup'),
      await addIdea('Later'),
    ];
    await answer(half, 'rice', { reach: 400, impact: 1, confidence: 0.8, effort: 2 });
    await answer(dry, 'rice', { reach: 100, impact: 2, confidence: 'not-assessable', effort: 1 });
    await answer(soup, 'rice', { reach: 9000, impact: 3, confidence: 1, effort: 1 });
    await client.call('converge.answer', {
      ...{ ideaId: half, setId: 'rice', criterionId: 'impact' },
      answer: { value: 2, note: 'Asked 12 customers' },
    });
    await client.call('converge.veto', { ideaId: soup, reason: 'No licence for hot food' });
    const { assessments, ranking } = await table('rice');
    expect(assessments.map(({ ideaId }) => ideaId)).toEqual([half, dry, soup, none]);
    expect(assessments[0]!.answers.impact).toEqual({ value: 2, note: 'Asked 12 customers' });
    expect(ranking.ranked).toMatchObject([
      { ideaId: half, middle: 320, rank: 1, unknown: [] },
      { ideaId: dry, low: 40, high: 200, rank: 2, unknown: ['confidence'] },
    ]);
    expect(ranking.vetoed).toMatchObject([{ ideaId: soup, reason: 'No licence for hot food' }]);
    expect(ranking.unassessed).toEqual([none]);

    await client.call('converge.liftVeto', { ideaId: soup });
    expect((await table('rice')).ranking.ranked[0]).toMatchObject({ ideaId: soup });
    await client.call('converge.answer', { ideaId: soup, setId: 'rice', criterionId: 'reach', answer: null });
    expect((await table('rice')).ranking.ranked.find(({ ideaId }) => ideaId === soup)?.unknown).toEqual([
      'reach',
    ]);
  });

  it('refuse what isn’t on the scale, by its name, and change nothing', async () => {
    const { client, addIdea, table } = await open();
    const ideaId = await addIdea('Half loaves');
    const wrong = [
      ['rice', 'impact', 4, 'not on the scale of “Impact”'],
      ['rice', 'reach', 0, 'not on the scale of “Reach”'],
      ['rice', 'beauty', 1, 'no such criterion'],
    ] as const;
    for (const [setId, criterionId, value, message] of wrong)
      await expect(
        client.call('converge.answer', { ideaId, setId, criterionId, answer: { value, note: '' } }),
      ).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining(message) as string });
    await expect(
      client.call('converge.answer', { ideaId, setId: 'rise', criterionId: 'a', answer: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await table('rice')).assessments[0]!.answers).toEqual({});
  });

  it('are written, weighed, changed, taken away and brought back', async () => {
    const { client, projectId, addIdea, answer, table } = await open();
    const [a, b] = [await addIdea('A'), await addIdea('B')];
    const { id: setId, weights } = await client.call('converge.addSet', { projectId, fields: ownSet });
    expect(weights).toEqual({ dough: 2, hours: 1 });
    await answer(a, setId, { dough: 3, hours: 1 });
    await answer(b, setId, { dough: 1, hours: 3 });
    expect((await table(setId)).ranking.ranked[0]).toMatchObject({ ideaId: a });
    await client.call('converge.weigh', { projectId, setId, weights: { hours: 5 } });
    expect((await table(setId)).ranking.ranked[0]).toMatchObject({ ideaId: b });
    const shares = await client.call('converge.sensitivity', { projectId, setId, scope: 'all' });
    expect(shares).toMatchObject({ firstId: b, draws: 2000 });
    expect(shares.criteria[0]).toMatchObject({ criterionId: 'dough', aboveId: a });

    // A step that is gone takes its answers with it, and no others.
    const [dough, hours] = ownSet.criteria;
    await client.call('converge.editSet', {
      id: setId,
      fields: { ...ownSet, criteria: [{ ...dough!, steps: ['Yes', 'No'] }, hours!] },
    });
    expect((await table(setId)).assessments).toMatchObject([
      { answers: { hours: { value: 1 } } },
      { answers: { dough: { value: 1 }, hours: { value: 3 } } },
    ]);
    await client.call('converge.deleteSet', { id: setId });
    await expect(table(setId)).rejects.toMatchObject({ code: 'not-found' });
    await client.call('converge.restoreSet', { id: setId });
    expect((await table(setId)).assessments[1]!.answers.hours).toMatchObject({ value: 3 });
    await expect(
      client.call('converge.weigh', { projectId, setId: 'rice', weights: { reach: 2 } }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    const weighed = await client.call('converge.weigh', {
      projectId,
      setId: 'four-questions',
      weights: { wanted: 3 },
    });
    expect(weighed.weights).toEqual({ innovative: 5, wanted: 3, scalable: 5, valuable: 5 });
  });

  it('are summed up side by side, go with their idea, and outlive a restart', async () => {
    const { client, backend, dataFolder, projectId, addIdea, answer, table } = await open();
    const [a, b] = [await addIdea('A'), await addIdea('B')];
    await answer(a, 'moscow', { need: 3 });
    await answer(b, 'moscow', { need: 1 });
    await client.call('ideas.star', { id: b, starred: true });
    await client.call('board.change', { ids: [a], state: 'chosen' });
    expect((await table('moscow', 'chosen')).assessments.map(({ ideaId }) => ideaId)).toEqual([a]);
    await client.call('converge.veto', { ideaId: b, reason: 'Unlawful' });
    expect(await client.call('converge.summary', { projectId })).toMatchObject({
      sets: [{ setId: 'moscow', ideas: [{ ideaId: a, middle: 3, rank: 1 }] }],
      vetoed: [b],
    });
    await client.call('ideas.delete', { id: a });
    await backend.close();
    const later = await openTestBackend(dataFolder);
    const { assessments } = await later.client.call('converge.table', {
      projectId,
      setId: 'moscow',
      scope: 'starred',
    });
    expect(assessments).toMatchObject([{ ideaId: b, answers: { need: { value: 1 } } }]);
  });
});

describe('dot voting', () => {
  const fields = { voters: ['Mira', 'Jo'], dotsEach: 3, perIdea: 2 };

  it('shows nobody’s dots before it is revealed, then whose they are', async () => {
    const { client, projectId, addIdea } = await open();
    const [a, b, c] = [await addIdea('A'), await addIdea('B'), await addIdea('C')];
    await client.call('converge.veto', { ideaId: c, reason: 'Unlawful' });
    const { id, ideaIds } = await client.call('converge.openRound', { projectId, scope: 'all', fields });
    expect(ideaIds).toEqual([a, b]);
    const voted = await client.call('converge.vote', { id, voter: 'Mira', ballot: { [a]: 2, [b]: 1 } });
    expect(voted).toMatchObject({
      voters: [
        { name: 'Mira', voted: true },
        { name: 'Jo', voted: false },
      ],
      result: null,
    });
    expect(JSON.stringify(await client.call('converge.rounds', { projectId }))).not.toMatch(/ballot|"dots"/);
    await client.call('converge.vote', { id, voter: 'Jo', ballot: { [b]: 2 } });
    const { result } = await client.call('converge.reveal', { id });
    expect(result).toEqual([
      {
        ideaId: b,
        dots: 3,
        by: [
          { name: 'Mira', dots: 1 },
          { name: 'Jo', dots: 2 },
        ],
      },
      { ideaId: a, dots: 2, by: [{ name: 'Mira', dots: 2 }] },
    ]);
  });

  it('refuses a second vote, too many dots, strangers and late comers; a vote can be done again unseen', async () => {
    const { client, projectId, addIdea } = await open();
    const [a, b] = [await addIdea('A'), await addIdea('B')];
    const { id } = await client.call('converge.openRound', { projectId, scope: 'all', fields });
    const later = await addIdea('Later');
    const vote = (voter: string, ballot: Record<string, number>) =>
      client.call('converge.vote', { id, voter, ballot });
    await expect(vote('Mira', { [a]: 2, [b]: 2 })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(vote('Mira', { [a]: 3 })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(vote('Mira', { [later]: 1 })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(vote('Eve', { [a]: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await vote('Mira', { [a]: 1 });
    await expect(vote('Mira', { [b]: 1 })).rejects.toMatchObject({ code: 'invalid-input' });
    await client.call('converge.voteAgain', { id, voter: 'Mira' });
    await vote('Mira', { [b]: 1 });
    const { result } = await client.call('converge.reveal', { id });
    expect(result).toMatchObject([{ ideaId: b, dots: 1 }]);
    await expect(vote('Jo', { [a]: 1 })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(client.call('converge.voteAgain', { id, voter: 'Mira' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await client.call('converge.deleteRound', { id });
    expect(await client.call('converge.rounds', { projectId })).toEqual([]);
    await client.call('converge.restoreRound', { id });
    expect(await client.call('converge.rounds', { projectId })).toHaveLength(1);
  });

  it('needs something to vote on', async () => {
    const { client, projectId } = await open();
    await expect(
      client.call('converge.openRound', { projectId, scope: 'all', fields }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('pairs', () => {
  it('are asked until there is a ranking; an answer is taken back and restored', async () => {
    const { client, projectId, addIdea } = await open();
    const order = [await addIdea('Best'), await addIdea('Middle'), await addIdea('Least')];
    let last = '';
    for (let at = 0; at < 8; at++) {
      const { next } = await client.call('converge.pairs', { projectId, scope: 'all' });
      const outcome = order.indexOf(next!.leftId) < order.indexOf(next!.rightId) ? 'left' : 'right';
      last = (
        await client.call('converge.compare', { leftId: next!.leftId, rightId: next!.rightId, outcome })
      ).id;
    }
    const { ranked, compared } = await client.call('converge.pairs', { projectId, scope: 'all' });
    expect(ranked.map(({ ideaId }) => ideaId)).toEqual(order);
    expect(compared).toBe(8);
    await client.call('converge.deleteComparison', { id: last });
    expect(await client.call('converge.pairs', { projectId, scope: 'all' })).toMatchObject({ compared: 7 });
    await client.call('converge.restoreComparison', { id: last });
    await client.call('converge.veto', { ideaId: order[0]!, reason: 'Unlawful' });
    const after = await client.call('converge.pairs', { projectId, scope: 'all' });
    expect(after.ranked.map(({ ideaId }) => ideaId)).toEqual(order.slice(1));
  });

  it('are of one project, and of at most a hundred ideas', async () => {
    const { client, projectId, addIdea } = await open();
    const { id: other } = await client.call('projects.create', { name: 'Other' });
    const [leftId, rightId] = [await addIdea('Here'), await addIdea('There', other)];
    await expect(client.call('converge.compare', { leftId, rightId, outcome: 'left' })).rejects.toMatchObject(
      { code: 'invalid-input' },
    );
    for (let at = 0; at < 100; at++) await addIdea(`Idea ${at}`);
    await expect(client.call('converge.pairs', { projectId, scope: 'all' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('101 ideas') as string,
    });
  });
});

describe('the model’s opinion', () => {
  it('comes after the person’s answers, on the scale, and is the same again', async () => {
    const { client, projectId, addIdea, answer, table } = await open();
    const ideaId = await addIdea('Half loaves');
    await answer(ideaId, 'ice', { impact: 7, confidence: 4 });
    const ask = () => collect(client.stream('converge.opinion', { setId: 'ice', ideaIds: [ideaId] }));
    await expect(ask()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('you score first') as string,
    });
    await answer(ideaId, 'ice', { ease: 'not-assessable' });
    const opinions = (await ask()).flatMap((event) =>
      event.type === 'opinion' ? [event.assessment.opinion!] : [],
    );
    expect(Object.keys(opinions[0]!.scores).sort()).toEqual(['confidence', 'ease', 'impact']);
    for (const { expected, certainty } of Object.values(opinions[0]!.scores)) {
      expect(expected).toBeGreaterThanOrEqual(1);
      expect(expected).toBeLessThanOrEqual(10);
      expect(certainty).toBeGreaterThan(0);
    }
    expect((await table('ice')).assessments[0]!.opinion).toEqual(opinions[0]);
    const again = (await ask()).flatMap((event) =>
      event.type === 'opinion' ? [event.assessment.opinion!] : [],
    );
    expect({ ...again[0]!, madeAt: 0 }).toEqual({ ...opinions[0]!, madeAt: 0 });
    // Taking an answer back hides it again.
    await client.call('converge.answer', { ideaId, setId: 'ice', criterionId: 'ease', answer: null });
    expect((await table('ice')).assessments[0]!.opinion).toBeNull();
    const { id: setId } = await client.call('converge.addSet', { projectId, fields: ownSet });
    await answer(ideaId, setId, { dough: 1, hours: 1 });
    await expect(
      collect(client.stream('converge.opinion', { setId, ideaIds: [ideaId] })),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('not taught') as string,
    });
  }, 180_000);
});
