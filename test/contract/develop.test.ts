import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EvidenceFields, NewEntry } from '../../contract/develop-documents.ts';
import type { InputOf } from '../../contract/index.ts';
import { openTestBackend } from '../support/backend.ts';
import { collect } from '../support/collect.ts';

const brief = {
  title: 'Launderette',
  problem:
    'Our launderette has 26 machines. Between six and nine every machine is taken and 40 people a week walk away.',
  people: 'Students without a washing machine, families in small flats, two cleaners.',
  constraints: 'No room for more machines.',
  assets: 'Payment records for two years, a folding table, a noticeboard that everyone reads.',
  success: 'Fewer than ten people a week walk away.',
};

async function open(folder?: string) {
  const backend = await openTestBackend(folder);
  const { client } = backend;
  const { id: projectId } = await client.call('projects.create', { name: 'Launderette', brief });
  const idea = await client.call('ideas.add', {
    projectId,
    fields: {
      title: 'Drum Bell',
      pitch: 'A sensor on each machine texts the owner of the washing when the drum stops.',
      experiment: 'Text ten regulars by hand for a week.',
    },
  });
  const ideaId = idea.id;
  const save = (
    place: string,
    entries: readonly (string | Partial<NewEntry>)[],
    accepted?: InputOf<'develop.saveField'>['accepted'],
  ) => {
    const [templateId = '', fieldId = ''] = place.split('/');
    return client.call('develop.saveField', {
      ideaId,
      templateId,
      fieldId,
      entries: entries.map((entry) => ({
        id: randomUUID(),
        text: '',
        cells: {},
        ...(typeof entry === 'string' ? { text: entry } : entry),
      })),
      accepted,
    });
  };
  const documents = () => client.call('develop.idea', { ideaId });
  const prove = (entryId: string, fields: EvidenceFields) =>
    client.call('develop.addEvidence', { ideaId, entryId, fields });
  const draft = async (place: string, rest: Partial<InputOf<'develop.draft'>> = {}) => {
    const [templateId = '', fieldId = ''] = place.split('/');
    const events = await collect(
      client.stream('develop.draft', { ideaId, templateId, fieldId, language: 'en', seed: 1, ...rest }),
    );
    const last = events.at(-1)!;
    if (last.type !== 'done') throw new Error(`The draft ended with ${JSON.stringify(last)}`);
    return { events, ...last };
  };
  return { ...backend, projectId, ideaId, save, documents, prove, draft };
}

const note = (rung: 'guess' | 'says'): EvidenceFields => ({
  kind: 'note',
  rung,
  text: 'Nine of ten said so',
  on: '2026-03-09',
});

describe('documents of an idea', () => {
  it('keep what is written, field by field, in the order of the templates', async () => {
    const { client, projectId, save, documents } = await open();
    await save('swot/strengths', ['It needs one sensor a machine']);
    await save('lean-canvas/problem', ['Washing sits in the drums', 'People walk away']);
    const { documents: kept } = await documents();
    expect(kept.map(({ templateId }) => templateId)).toEqual(['lean-canvas', 'swot']);
    expect(kept[0]!.fields[0]).toMatchObject({
      fieldId: 'problem',
      entries: [
        { text: 'Washing sits in the drums', by: 'person', assumption: null, evidence: [] },
        { text: 'People walk away' },
      ],
    });
    expect(await client.call('develop.documents', { projectId })).toEqual([await documents()]);
  });

  it('refuse what does not fit a field, and keep what was there', async () => {
    const { save, documents } = await open();
    await save('lean-canvas/value', ['A bell for every drum']);
    const refused = [
      save('lean-canvas/value', ['one', 'two']),
      save('lean-canvas/value', ['a'.repeat(601)]),
      save('pr-faq/verdict', ['maybe']),
      save('experiments/cards', [{ cells: { colour: 'red' } }]),
    ];
    for (const attempt of refused)
      await expect(attempt).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('unchanged') as string,
      });
    await expect(save('napkin/value', ['a'])).rejects.toMatchObject({ code: 'not-found' });
    const { documents: kept } = await documents();
    expect(kept[0]!.fields[0]!.entries).toMatchObject([{ text: 'A bell for every drum' }]);
  });

  it('of an idea that is gone are refused, and come back with it', async () => {
    const { client, ideaId, projectId, save, documents } = await open();
    await save('swot/threats', ['The landlord may object']);
    await client.call('ideas.delete', { id: ideaId });
    await expect(save('swot/threats', ['Another'])).rejects.toMatchObject({ code: 'not-found' });
    expect(await client.call('develop.documents', { projectId })).toEqual([]);
    await client.call('ideas.restore', { id: ideaId });
    expect((await documents()).documents).toHaveLength(1);
  });
});

describe('whose words they are', () => {
  it('an accepted proposal is a version of its own; changed afterwards it has both hands', async () => {
    const { client, ideaId, save, draft } = await open();
    const place = 'lean-canvas/problem';
    const mine = { id: randomUUID(), text: 'Washing sits in the drums' };
    await save(place, [mine]);
    await save(place, [{ ...mine, text: 'Washing sits in the drums for long' }]);
    const { candidates } = await draft(place);
    const [candidate] = candidates;
    expect(candidate).toMatchObject({ by: 'person', provenance: { kind: 'taken', from: 'brief.problem' } });
    const drafted = { ...candidate!, by: 'model' as const };
    const entry = { id: randomUUID(), ...candidate!.words };
    const saved = await save(place, [mine, entry], { entryId: entry.id, candidate: drafted });
    expect(saved.entries.map(({ by }) => by)).toEqual(['person', 'model']);
    const edited = await save(place, [mine, { ...entry, text: 'Machines are taken' }]);
    expect(edited.entries.map(({ by }) => by)).toEqual(['person', 'both']);
    const history = await client.call('develop.history', {
      ideaId,
      templateId: 'lean-canvas',
      fieldId: 'problem',
    });
    // The two first strokes are one sitting; the proposal and what followed stand apart.
    expect(history.map(({ by, provenance }) => [by, provenance?.kind ?? null])).toEqual([
      ['person', null],
      ['model', 'taken'],
      ['person', null],
    ]);
  });
});

describe('drafts', () => {
  it('take what brief and idea say first, and nothing that stands there already', async () => {
    const { draft, save } = await open();
    const place = 'lean-canvas/segments';
    const { candidates } = await draft(place);
    expect(candidates.map(({ words }) => words.text)).toEqual([
      'Students without a washing machine',
      'Families in small flats',
    ]);
    await save(place, ['Families in small flats']);
    expect((await draft(place, { not: ['Students without a washing machine'] })).candidates).toEqual([]);
    const [card] = (await draft('experiments/cards')).candidates;
    expect(card).toMatchObject({
      words: { text: '', cells: { method: 'Text ten regulars by hand for a week.' } },
    });
  });

  it('put what stands elsewhere beside what they propose, the riskiest assumption first', async () => {
    const { client, draft, save, ideaId } = await open();
    const saved = await save('assumptions/assumptions', ['They read their texts', 'A sensor is cheap']);
    await client.call('develop.placeAssumption', {
      ideaId,
      entryId: saved.entries[1]!.id,
      assumption: { impact: 90, uncertainty: 90 },
    });
    const cards = (await draft('experiments/cards')).candidates;
    expect(cards.map(({ words }) => words.cells.hypothesis)).toEqual(cards.map(() => 'A sensor is cheap'));
    expect(cards[0]!.words.cells.measure).toBe('Fewer than ten people a week walk away');
    expect(cards[1]!.words.cells.method).toContain('ten students');
    expect(cards[1]!.words.cells.kill).toContain('…');
    const questions = (await draft('pr-faq/internal-faq')).candidates;
    expect(questions[0]).toMatchObject({ by: 'person', words: { cells: { answer: brief.problem } } });
    // A question that stands there isn't asked again, whatever its answer.
    await save('pr-faq/internal-faq', [{ cells: { question: questions[0]!.words.cells.question! } }]);
    const fresh = (await draft('pr-faq/internal-faq')).candidates;
    expect(fresh).toHaveLength(questions.length - 1);
  });

  it('fill hand-written beginnings with the people of the brief and the words of the idea', async () => {
    const { draft } = await open();
    const headlines = (await draft('pr-faq/headline')).candidates.map(({ words }) => words.text);
    expect(headlines[0]).toBe('New for students: Drum Bell');
    const [lead] = (await draft('pr-faq/lead')).candidates;
    expect(lead!.words.text).toContain(
      '“Drum Bell”. A sensor on each machine texts the owner of the washing when the drum stops.',
    );
    const stories = (await draft('user-stories/stories')).candidates.map(({ words }) => words.cells.story);
    expect(stories.slice(0, 2)).toEqual([
      'As one of the students, I want …, so that …',
      'As one of the families, I want …, so that …',
    ]);
    for (const place of ['lean-canvas/metrics', 'lean-canvas/advantage', 'lean-canvas/revenue'])
      expect((await draft(place)).written, place).toBe(0);
  });

  it('by the model are whole sentences without numbers, streamed, repeatable, and kept by nobody', async () => {
    const { draft, documents } = await open();
    // What the brief says comes first; the model after it.
    const not = ['No room for more machines'];
    expect((await draft('swot/weaknesses')).candidates.map(({ words }) => words.text)).toEqual(not);
    const { events, candidates, written } = await draft('swot/weaknesses', { not });
    expect(written).toBe(8);
    expect(events.some((event) => event.type === 'text' && event.text.length > 0)).toBe(true);
    for (const { words, by, provenance } of candidates) {
      expect(by).toBe('model');
      expect(words.text).toMatch(/^\p{Lu}.*\.$/u);
      if (provenance.kind !== 'model') throw new Error('Not by the model');
      expect(words.text.slice(provenance.opening.length)).not.toMatch(/\d/u);
      expect(provenance.prompt).toContain('Field: Weaknesses');
    }
    expect((await draft('swot/weaknesses', { not })).candidates).toEqual(candidates);
    expect((await documents()).documents).toEqual([]);
  });

  it('end within a token when they are called off, and say so', async () => {
    const { client, ideaId } = await open();
    const stop = new AbortController();
    const events = collect(
      client.stream(
        'develop.draft',
        {
          ...{ ideaId, templateId: 'swot', fieldId: 'weaknesses', language: 'en' },
          not: ['No room for more machines'],
        },
        stop.signal,
      ),
    );
    stop.abort();
    await expect(events).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ask no model where it was taught no language of the brief, and give hand-written entries in Chinese', async () => {
    const { client, draft, ideaId, projectId } = await open();
    await client.call('briefs.save', {
      projectId,
      fields: {
        title: '自助洗衣店',
        problem: '晚上六点到九点机器全满，每周有四十人离开。',
        people: '学生',
        constraints: '',
        assets: '付款记录',
        success: '',
      },
    });
    await client.call('ideas.edit', {
      id: ideaId,
      fields: { title: '滚筒铃', pitch: '滚筒停下时给衣服的主人发短信。', experiment: '' },
    });
    expect(await draft('swot/weaknesses', { language: 'zh-CN' })).toMatchObject({
      candidates: [],
      written: 0,
    });
    const { candidates } = await draft('assumptions/assumptions', { language: 'zh-CN' });
    expect(candidates[0]!.words.text).toMatch(/\p{Script=Han}/u);
  });
});

describe('evidence', () => {
  it('better than a guess makes a claim shown; the riskiest without is named', async () => {
    const { client, ideaId, save, documents, prove } = await open();
    const saved = await save('lean-canvas/problem', [
      'People walk away',
      'Drums are blocked',
      'Mornings are empty',
    ]);
    const [first, second, third] = saved.entries.map(({ id }) => id) as [string, string, string];
    await prove(first, note('says'));
    await prove(second, note('guess'));
    const place = (entryId: string, impact: number, uncertainty: number) =>
      client.call('develop.placeAssumption', { ideaId, entryId, assumption: { impact, uncertainty } });
    await place(second, 80, 60);
    await place(third, 90, 90);
    const all = await documents();
    expect(all.documents[0]!.summary).toEqual({
      claims: 3,
      withEvidence: 1,
      riskiest: { entryId: third, text: 'Mornings are empty' },
    });
    expect(all.objections).toMatchObject([
      { kind: 'assumption', entryId: third },
      { kind: 'assumption', entryId: second },
    ]);
    await client.call('develop.placeAssumption', { ideaId, entryId: third, assumption: null });
    expect((await documents()).documents[0]!.summary.riskiest).toMatchObject({ entryId: second });
  });

  it('is taken away and brought back; an experiment that failed speaks against', async () => {
    const { client, ideaId, save, documents, prove } = await open();
    const card = randomUUID();
    await save('experiments/cards', [
      { id: card, cells: { hypothesis: 'They answer a text', outcome: 'refuted' } },
    ]);
    const { entries } = await save('assumptions/assumptions', ['They read the text']);
    const claim = entries[0]!;
    expect(claim.assumption).toEqual({ impact: null, uncertainty: null });
    const evidence = await prove(claim.id, { kind: 'experiment', rung: 'does', experimentId: card });
    expect(evidence.isThere).toBe(true);
    await client.call('develop.deleteEvidence', { id: evidence.id });
    expect((await documents()).objections).toMatchObject([
      { kind: 'experiment', text: 'They answer a text' },
      { kind: 'assumption', text: 'They read the text' },
      { kind: 'untested', claims: 1 },
    ]);
    await client.call('converge.veto', { ideaId, reason: 'The landlord forbids it' });
    expect((await documents()).objections[0]).toEqual({ kind: 'veto', text: 'The landlord forbids it' });
    await client.call('develop.restoreEvidence', { id: evidence.id });
    await save('experiments/cards', []);
    const kept = (await documents()).documents.find(({ templateId }) => templateId === 'assumptions')!;
    expect(kept.fields[0]!.entries[0]!.evidence).toMatchObject([{ isThere: false }]);
    expect(kept.summary.withEvidence).toBe(0);
  });

  it('points at passages of the same project only', async () => {
    const { client, ideaId, projectId, save, prove } = await open();
    const { id: other } = await client.call('projects.create', { name: 'Other' });
    const add = async (project: string) => {
      await collect(
        client.stream('sources.import', {
          projectId: project,
          texts: [{ title: 'Interviews', text: 'Nine of ten regulars read every text message.' }],
        }),
      );
      return (await client.call('sources.list', { projectId: project }))[0]!;
    };
    const { entries } = await save('swot/strengths', ['They read texts']);
    const passage = (sourceId: string): EvidenceFields => ({
      kind: 'passage',
      rung: 'desk',
      sourceId,
      start: 0,
      end: 20,
      text: 'Nine of ten regulars',
      source: 'Interviews',
      headings: [],
    });
    await expect(prove(entries[0]!.id, passage((await add(other)).id))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const source = await add(projectId);
    await prove(entries[0]!.id, passage(source.id));
    await client.call('sources.delete', { id: source.id });
    const [document] = (await client.call('develop.idea', { ideaId })).documents;
    expect(document!.fields[0]!.entries[0]!.evidence).toMatchObject([{ isThere: false }]);
  });
});
