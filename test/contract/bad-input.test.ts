import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contract, type EndpointName } from '../../contract/index.ts';
import type { Client } from '../../contract/client.ts';
import type { Problem } from '../../contract/errors.ts';
import { openTestBackend } from '../support/backend.ts';

const someId = '0e4f1c5e-7d8f-4a7b-9c55-1d2a3b4c5d6e';
const long = 'x'.repeat(200_000);

/** For each endpoint, inputs that its schema must refuse. A name without any fails this test. */
const badInputs: Record<EndpointName, readonly unknown[]> = {
  'projects.list': [],
  'projects.create': [
    {},
    { name: '' },
    { name: '   ' },
    { name: 'x'.repeat(201) },
    { name: 'a', brief: { title: long } },
  ],
  'projects.createSample': [],
  'projects.rename': [{ id: someId }, { id: 'x', name: 'a' }, { id: someId, name: '' }],
  'projects.delete': [{}, { id: '../..' }, { id: "' or 1=1" }, { id: 5 }],
  'projects.restore': [{}, { id: 'x' }],
  'briefs.get': [{}, { projectId: 'x' }],
  'briefs.save': [
    { projectId: someId },
    { projectId: someId, fields: { problem: long } },
    { projectId: someId, fields: { title: 5 } },
  ],
  'briefs.parseMarkdown': [{}, { markdown: long }, { markdown: 5 }],
  'ideation.methods': [],
  'ideation.generate': [
    { projectId: someId, method: 'scamper', count: 0 },
    { projectId: someId, method: 'scamper', count: 10_000 },
    { projectId: someId, method: 'scamper', count: 1.5 },
    { projectId: someId, method: 'scamper', count: 1, seed: -1 },
    { projectId: 'x', method: 'scamper', count: 1 },
    { projectId: someId, count: 1 },
  ],
  'ideas.list': [{}, { projectId: 'x' }],
  'ideas.add': [
    { projectId: someId, fields: {} },
    { projectId: someId, fields: { title: '' } },
    { projectId: someId, fields: { title: 'a', pitch: long } },
  ],
  'ideas.edit': [
    { id: someId },
    { id: someId, fields: { title: '' } },
    { id: someId, fields: { why: long } },
  ],
  'ideas.star': [{ id: someId }, { id: someId, starred: 'yes' }],
  'ideas.delete': [{}, { id: 'x' }],
  'ideas.restore': [{}, { id: 'x' }],
  'assistant.settings': [{}, { projectId: 'x' }],
  'assistant.saveSettings': [
    { projectId: someId },
    { projectId: someId, settings: { threshold: 2 } },
    { projectId: someId, settings: { mode: 'guess' } },
    { projectId: someId, settings: { offLimits: [{ name: 'a', words: [] }] } },
    { projectId: someId, settings: { personaName: long } },
  ],
  'assistant.answer': [
    { conversationId: someId },
    { conversationId: someId, question: '   ' },
    { conversationId: someId, question: 'x'.repeat(100_000) },
    { conversationId: 'x', question: 'a' },
    { conversationId: someId, question: 'a', mode: 'guess' },
  ],
  'assistant.regenerate': [{}, { messageId: 'x' }, { messageId: someId, seed: -1 }],
  'assistant.reply': [
    { projectId: someId },
    { projectId: someId, question: '' },
    { projectId: someId, question: 'a', history: [{ role: 'system', text: 'a' }] },
    { projectId: someId, question: 'a', threshold: -1 },
  ],
  'assistant.draftTests': [{ projectId: someId, count: 0 }, { projectId: someId, count: 51 }, { count: 1 }],
  'conversations.list': [{}, { projectId: 'x' }],
  'conversations.create': [{}, { projectId: someId, title: '' }, { projectId: someId, title: long }],
  'conversations.get': [{}, { id: 'x' }],
  'conversations.rename': [{ id: someId }, { id: someId, title: ' ' }],
  'conversations.delete': [{}, { id: 'x' }],
  'conversations.restore': [{}, { id: 'x' }],
  'conversations.showBranch': [{}, { messageId: 'x' }],
  'conversations.fork': [{}, { messageId: 'x' }],
  'conversations.search': [
    { projectId: someId, query: '' },
    { projectId: someId, query: long },
  ],
  'conversations.export': [{ id: someId }, { id: someId, format: 'exe' }],
  'conversations.rate': [{ messageId: someId }, { messageId: someId, rating: 'so-so' }],
  'handoffs.list': [{}, { projectId: 'x' }],
  'handoffs.create': [{}, { conversationId: 'x' }],
  'handoffs.setContact': [{ id: someId }, { id: someId, contact: long }],
  'handoffs.resolve': [{ id: someId }, { id: someId, resolved: 'yes' }],
  'faq.candidates': [{}, { projectId: 'x' }],
  'faq.makeTest': [
    { projectId: someId, messageIds: [], kind: 'golden' },
    { projectId: someId, messageIds: [someId], kind: 'x' },
  ],
  'faq.makeEntry': [
    { projectId: someId, messageIds: [someId], question: 'a', answer: '' },
    { projectId: someId, messageIds: [], question: 'a', answer: 'b' },
  ],
  'faq.dismiss': [
    { projectId: someId, messageIds: [] },
    { projectId: someId, messageIds: ['x'] },
  ],
  'tests.list': [{}, { projectId: 'x' }],
  'tests.add': [
    { projectId: someId, fields: {} },
    { projectId: someId, fields: { question: '', kind: 'golden' } },
    { projectId: someId, fields: { question: 'a', kind: 'silver' } },
  ],
  'tests.edit': [{ id: someId }, { id: someId, fields: { question: '' } }],
  'tests.confirm': [{ ids: [] }, { ids: ['x'] }],
  'tests.delete': [{ ids: [] }, { ids: ['x'] }],
  'tests.importCsv': [{ projectId: someId }, { projectId: someId, csv: 'x'.repeat(5_000_001) }],
  'tests.exportCsv': [{}, { projectId: 'x' }],
  'testRuns.list': [{}, { projectId: 'x' }],
  'testRuns.start': [{}, { projectId: someId, threshold: 2 }, { projectId: someId, kinds: [] }],
  'testRuns.get': [{}, { id: 'x' }],
  'testRuns.rename': [{ id: someId }, { id: someId, name: '' }],
  'testRuns.delete': [{}, { id: 'x' }],
  'testRuns.compare': [{}, { baseId: someId, otherId: 'x' }],
  'testRuns.thresholds': [{}, { id: someId, goal: 0 }, { id: someId, goal: 2 }],
  'models.list': [],
  'models.verify': [{ modelId: 5 }],
  'system.status': [],
  'system.changes': [],
  'settings.get': [],
  'settings.save': [{ theme: 'pink' }, { language: 'de' }],
};

const always = [undefined, null, 'text', 5, [], [{}]];

async function problemOf(client: Client, name: EndpointName, input: unknown): Promise<Problem> {
  try {
    if (contract[name].kind === 'rpc') await client.call(name as 'projects.list', input as never);
    else await client.stream(name as 'system.changes', input as never).next();
  } catch (error) {
    return (error as { problem: Problem }).problem;
  }
  throw new Error(`${name} took ${inspect(input).slice(0, 80)}`);
}

describe('every endpoint', () => {
  it('has bad inputs here', () => {
    expect(Object.keys(badInputs).sort()).toEqual(Object.keys(contract).sort());
    for (const name of Object.keys(contract) as EndpointName[]) {
      const takesNothing = contract[name].input.safeParse({}).success;
      expect(badInputs[name].length > 0 || takesNothing, name).toBe(true);
    }
  });

  it('refuses a bad input with a sentence and a remedy', async () => {
    const { client } = await openTestBackend();
    for (const name of Object.keys(contract) as EndpointName[]) {
      for (const input of [...always, ...badInputs[name]]) {
        const problem = await problemOf(client, name, input);
        expect(problem.code, `${name} with ${inspect(input).slice(0, 80)}`).toBe('invalid-input');
        expect(problem.message.length).toBeGreaterThan(10);
        expect(problem.message.length).toBeLessThan(400);
        expect(problem.remedy).not.toBe('');
      }
    }
    expect(await client.call('projects.list', {})).toEqual([]);
  });

  it('says not-found for what isn’t there', async () => {
    const { client } = await openTestBackend();
    const inputs: Partial<Record<EndpointName, unknown>> = {
      'projects.rename': { id: someId, name: 'a' },
      'projects.delete': { id: someId },
      'projects.restore': { id: someId },
      'briefs.get': { projectId: someId },
      'briefs.save': { projectId: someId, fields: {} },
      'ideas.list': { projectId: someId },
      'ideas.add': { projectId: someId, fields: { title: 'a' } },
      'ideas.edit': { id: someId, fields: { title: 'a' } },
      'ideas.star': { id: someId, starred: true },
      'ideas.delete': { id: someId },
      'ideas.restore': { id: someId },
      'ideation.generate': { projectId: someId, method: 'scamper', count: 1 },
    };
    for (const [name, input] of Object.entries(inputs)) {
      expect((await problemOf(client, name as EndpointName, input)).code, name).toBe('not-found');
    }
    expect((await problemOf(client, 'models.verify', { modelId: 'gpt-9' })).code).toBe('model-missing');
  });
});
