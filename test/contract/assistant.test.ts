import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { collect } from '../support/collect.ts';
import { openTestBackend } from '../support/backend.ts';

const tests = readFileSync('library/samples/support/tests.csv', 'utf8');

async function openSample() {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Support' });
  await collect(client.stream('sources.addSample', { projectId, language: 'en' }));
  return { client, projectId };
}

it(
  'quotes, refuses and hands over in a conversation that is kept, with branches',
  { timeout: 180_000 },
  async () => {
    const { client, projectId } = await openSample();
    const { settings } = await client.call('assistant.settings', { projectId });
    await client.call('assistant.saveSettings', { projectId, settings: { ...settings, threshold: 0.2 } });
    const { id: conversationId } = await client.call('conversations.create', { projectId });
    const ask = async (question: string, parentId?: string | null) => {
      const events = await collect(
        client.stream('assistant.answer', {
          conversationId,
          question,
          ...(parentId === undefined ? {} : { parentId }),
        }),
      );
      const done = events.at(-1);
      if (done?.type !== 'done') throw new Error('No answer came');
      return { events, answer: done.answer, handoff: done.handoff };
    };

    const first = await ask(
      'How do I wipe all readings before I sell the scale? My mail is anna@example.org',
    );
    expect(first.answer.answer?.outcome).toEqual({ type: 'answered' });
    expect(first.answer.text).toContain('25 seconds');
    expect(first.answer.answer?.citations[0]?.source).toBe('manual.md');

    const handed = await ask('I want to talk to a human being please');
    expect(handed.handoff).toMatchObject({ reason: 'request', conversationId });
    expect(handed.handoff?.transcript).toContain('Customer: I want to talk');

    const edited = await ask('What colour is the light when the pack is full?', null);
    const { conversation, messages } = await client.call('conversations.get', { id: conversationId });
    expect(conversation).toMatchObject({ leafId: edited.answer.id, messageCount: 6 });
    expect(messages[0]).toMatchObject({ masked: ['email'], role: 'customer' });
    expect(messages[0]?.text).toContain('[email]');
    expect(messages.filter(({ parentId }) => parentId === null)).toHaveLength(2);

    const fork = await client.call('conversations.fork', { messageId: first.answer.id });
    expect(
      (await client.call('conversations.get', { id: fork.id })).messages.map(({ text }) => text),
    ).toEqual([messages[0]?.text, first.answer.text]);
    expect((await client.call('conversations.search', { projectId, query: 'human BEING' })).length).toBe(1);
    const { text } = await client.call('conversations.export', { id: fork.id, format: 'markdown' });
    expect(text).toContain('manual.md');
    await expect(ask('Follows nothing', messages[0]?.id ?? null)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  },
);

it('takes tests away and brings them back as they were', async () => {
  const { client } = await openTestBackend();
  const { id: projectId } = await client.call('projects.create', { name: 'Support' });
  const { added, known } = await client.call('tests.addSample', { projectId, language: 'en' });
  expect(known).toBe(0);
  expect(added.length).toBeGreaterThan(20);
  expect((await client.call('tests.addSample', { projectId, language: 'en' })).added).toEqual([]);
  const before = await client.call('tests.list', { projectId });
  const ids = before.slice(0, 2).map(({ id }) => id);
  await client.call('tests.delete', { ids });
  expect(await client.call('tests.list', { projectId })).toHaveLength(before.length - 2);
  expect(await client.call('tests.restore', { ids })).toEqual(before.slice(0, 2));
  const after = await client.call('tests.list', { projectId });
  expect(new Set(after)).toEqual(new Set(before));
  // Once is enough: what is there again is not among the deleted.
  await expect(client.call('tests.restore', { ids })).rejects.toMatchObject({ code: 'not-found' });
});

it('runs the tests of the sample, finds thresholds and compares two runs', { timeout: 600_000 }, async () => {
  const { client, projectId } = await openSample();
  const read = await client.call('tests.importCsv', { projectId, csv: tests });
  expect(read).toMatchObject({ known: 0, problems: [] });
  expect((await client.call('tests.importCsv', { projectId, csv: tests })).added).toEqual([]);
  const exported = await client.call('tests.exportCsv', { projectId });
  expect((await client.call('tests.importCsv', { projectId, csv: exported.text })).known).toBe(
    read.added.length,
  );

  const run = async (threshold: number) => {
    const done = (await collect(client.stream('testRuns.start', { projectId, threshold, mode: 'quote' }))).at(
      -1,
    );
    if (done?.type !== 'done') throw new Error('The run did not end');
    return done.run;
  };
  const base = await run(0.5);
  expect(base.summary).toMatchObject({ tests: read.added.length, unsupportedAnswers: 0 });
  expect(base.summary?.recallAt5).toBeGreaterThanOrEqual(0.7);
  // The curve says of the threshold in use what the run says.
  const { rows } = await client.call('testRuns.get', { id: base.id });
  const answered = rows.filter(({ outcome }) => outcome.type === 'answered');
  const { points } = await client.call('testRuns.thresholds', { id: base.id });
  expect(points.find(({ threshold }) => threshold === 0.5)?.precision).toBeCloseTo(
    answered.filter(({ passed }) => passed).length / answered.length,
  );
  const hidden = await run(1);
  const curve = await client.call('testRuns.thresholds', { id: hidden.id });
  expect(curve.hidesEverything).toBe(true);
  const compared = await client.call('testRuns.compare', { baseId: base.id, otherId: hidden.id });
  expect(compared.metrics.find(({ metric }) => metric === 'recallAt5')).toMatchObject({
    difference: 0,
    low: 0,
    high: 0,
  });
  expect(compared.rows[0]?.verdict).not.toBe('same');
});
