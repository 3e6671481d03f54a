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
    { projectId: someId, method: 'cases', count: 1, cardIds: [] },
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
  'models.embed': [{}, { texts: [] }, { texts: 'a' }, { texts: Array(257).fill('a') }, { texts: [long] }],
  'publish.state': [],
  'publish.start': [
    {},
    { projectId: someId, port: 80 },
    { projectId: someId, port: 70_000 },
    { projectId: 'x' },
  ],
  'publish.stop': [],
  'publish.renewToken': [],
  'sources.list': [{}, { projectId: '../..' }],
  'sources.import': [
    { projectId: 'x' },
    { projectId: someId, paths: [''] },
    { projectId: someId, paths: Array(10_001).fill('/a') },
    { projectId: someId, texts: [{ title: '', text: 'a' }] },
    { projectId: someId, texts: [{ title: 'a', text: '' }] },
    { projectId: someId, encoding: 'ebcdic' },
  ],
  'sources.preview': [{}, { path: '' }, { path: 5 }, { path: '/a', encoding: 'latin' }],
  'sources.delete': [{}, { id: 'x' }],
  'sources.restore': [{}, { id: 'x' }],
  'sources.read': [{}, { id: someId, around: -1 }, { id: someId, length: 10 ** 9 }],
  'sources.addSample': [{ projectId: someId }, { projectId: someId, language: 'de' }],
  'knowledge.search': [
    { projectId: someId, question: '  ' },
    { projectId: someId, question: long },
    { projectId: someId, question: 'a', count: 0 },
    { projectId: someId, question: 'a', sourceIds: ['x'] },
  ],
  'knowledge.quote': [
    { projectId: someId },
    { projectId: someId, question: '' },
    { projectId: someId, question: long },
  ],
  'models.list': [],
  'models.verify': [{ modelId: 5 }],
  'pictures.sets': [{}, { projectId: 'x' }],
  'pictures.createSet': [
    { projectId: someId, name: 'a', classes: ['one'] },
    { projectId: someId, name: 'a', classes: ['one', 'one'] },
    { projectId: someId, name: ' ', classes: ['one', 'two'] },
    { projectId: someId, name: 'a', classes: ['one', 'two'], size: 31 },
    { projectId: someId, name: 'a', classes: Array.from({ length: 1000 }, (_, at) => `kind ${at}`) },
  ],
  'pictures.add': [
    { setId: someId, pictures: [] },
    { setId: someId, pictures: [{ name: 'a', classId: -1, pixels: '' }] },
    { setId: someId, pictures: [{ name: 'a', classId: 0, pixels: 'not base64!' }] },
  ],
  'pictures.createSample': [{}, { projectId: 'x' }],
  'pictures.deleteSet': [{}, { setId: 'x' }],
  'pictures.restoreSet': [{}, { setId: 'x' }],
  'pictures.look': [
    { setId: someId, at: [] },
    { setId: someId, at: [-1] },
  ],
  'pictures.train': [
    { setId: someId, training: { epochs: 0 } },
    { setId: someId, training: { learningRate: 5 } },
    { setId: someId, training: { dropout: 1 } },
  ],
  'pictures.runs': [{}, { setId: 'x' }],
  'pictures.deleteRun': [{}, { runId: 'x' }],
  'pictures.classify': [
    { runId: someId, pixels: [] },
    { runId: someId, pixels: ['?'] },
  ],
  'compose.abilities': [],
  'compose.templates': [],
  'compose.saveTemplate': [
    {},
    { fields: { name: { en: '', 'zh-CN': '' }, variables: [], parts: [] } },
    { id: 'x', fields: { name: { en: 'a', 'zh-CN': '' }, variables: [], parts: [] } },
    {
      fields: {
        name: { en: 'a', 'zh-CN': '' },
        variables: [{ id: '1', type: 'poem', label: { en: 'a', 'zh-CN': '' } }],
        parts: [],
      },
    },
    {
      fields: {
        name: { en: 'a', 'zh-CN': '' },
        variables: [],
        parts: [{ id: 'a', name: { en: 'a', 'zh-CN': '' }, frames: { en: [long], 'zh-CN': [] } }],
      },
    },
  ],
  'compose.deleteTemplate': [{}, { id: 'landing-page' }],
  'compose.restoreTemplate': [{}, { id: 'x' }],
  'compose.fill': [{}, { projectId: 'x', templateId: 'faq' }, { projectId: someId, templateId: '' }],
  'compose.generate': [
    { projectId: someId, templateId: 'faq', language: 'de', values: {} },
    { projectId: someId, templateId: 'faq', language: 'en', values: { product: long } },
    { projectId: someId, templateId: 'faq', language: 'en', values: { product: { a: 1 } } },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, variants: 7 },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, variants: 0 },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, lengthTarget: 100_000 },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, bannedWords: [''] },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, requiredWords: [long] },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, sampling: { temperature: -1 } },
    { projectId: someId, templateId: 'faq', language: 'en', values: {}, tone: 'shouting' },
  ],
  'compose.rewrite': [
    { text: '', action: 'shorten', language: 'en' },
    { text: 'x'.repeat(100_000), action: 'shorten', language: 'en' },
    { text: 'a', action: 'sing', language: 'en' },
    { text: 'a', action: 'translate', language: 'en', into: 'de' },
  ],
  'compose.check': [{ language: 'en' }, { text: long, language: 'en' }, { text: 'a', language: 'fr' }],
  'compose.checkSchema': [
    {},
    { schema: { kind: 'json', text: long } },
    { schema: { kind: 'fields', fields: [] } },
    { schema: { kind: 'fields', fields: [{ name: '', type: 'text' }] } },
    { schema: { kind: 'fields', fields: [{ name: 'a', type: 'poem' }] } },
  ],
  'compose.structured': [
    { schema: { kind: 'json', text: '{}' } },
    { schema: { kind: 'json', text: '{}' }, facts: '  ' },
    { schema: { kind: 'json', text: '{}' }, facts: long },
  ],
  'compose.documents': [{}, { projectId: 'x' }],
  'compose.document': [{}, { documentId: 'x' }],
  'compose.saveDocument': [
    { projectId: someId, title: 'a', language: 'en', text: 'a' },
    { projectId: someId, title: ' ', language: 'en', text: 'a', origin: { kind: 'edit' } },
    { projectId: someId, title: 'a', language: 'en', text: long, origin: { kind: 'edit' } },
    { projectId: someId, title: 'a', language: 'en', text: 'a', origin: { kind: 'found' } },
    { projectId: someId, title: 'a', language: 'en', text: 'a', origin: { kind: 'edit' }, continues: 'x' },
  ],
  'compose.history': [{}, { documentId: 'x' }],
  'compose.restoreVersion': [{}, { versionId: 'x' }],
  'compose.deleteDocument': [{}, { documentId: 'x' }],
  'compose.restoreDocument': [{}, { documentId: 'x' }],
  'compose.export': [
    { title: 'a', language: 'en', text: 'a', format: 'exe' },
    { title: '', language: 'en', text: 'a', format: 'md' },
    { title: 'a', language: 'en', text: long, format: 'md' },
  ],
  'recommend.preview': [
    { purpose: 'interactions' },
    { source: { kind: 'file', path: '' }, purpose: 'items' },
    { source: { kind: 'pasted', name: 'a', text: '' }, purpose: 'items' },
    { source: { kind: 'pasted', name: 'a', text: 'a,b' }, purpose: 'dance' },
    { source: { kind: 'file', path: '/a' }, purpose: 'items', options: { encoding: 'utf-99' } },
  ],
  'recommend.datasets': [{}, { projectId: 'x' }],
  'recommend.importDataset': [
    { projectId: someId },
    {
      projectId: someId,
      interactions: {
        source: { kind: 'file', path: '/a' },
        columns: { user: 'u' },
        rule: { kind: 'each-once' },
      },
    },
  ],
  'recommend.createSample': [
    { projectId: someId, sample: 'bank' },
    { projectId: someId, sample: 'shop', seed: -1 },
  ],
  'recommend.deleteDataset': [{}, { datasetId: 'x' }],
  'recommend.restoreDataset': [{}, { datasetId: 'x' }],
  'recommend.overview': [{}, { datasetId: 'x' }],
  'recommend.problems': [{}, { datasetId: someId, reason: 'bored' }, { datasetId: someId, limit: 100_000 }],
  'recommend.users': [{}, { datasetId: someId, offset: -1 }, { datasetId: someId, search: long }],
  'recommend.items': [{}, { datasetId: someId, limit: 0 }, { datasetId: someId, search: long }],
  'recommend.algorithms': [{}, { datasetId: 'x' }],
  'recommend.evaluate': [
    {},
    { datasetId: someId, split: 'sideways' },
    { datasetId: someId, k: 0 },
    { datasetId: someId, k: 10_000 },
    { datasetId: someId, seed: 1.5 },
    { datasetId: someId, algorithms: ['magic'] },
  ],
  'recommend.runs': [{}, { datasetId: 'x' }],
  'recommend.run': [{}, { runId: 'x' }],
  'recommend.deleteRun': [{}, { runId: 'x' }],
  'recommend.train': [{}, { datasetId: someId, contenders: [] }],
  'recommend.recommend': [
    {},
    { datasetId: someId, who: { kind: 'user', userId: '' }, contenders: ['ease'] },
    { datasetId: someId, who: { kind: 'items', itemIds: [] }, contenders: ['ease'] },
    { datasetId: someId, who: { kind: 'user', userId: 'a' }, contenders: [] },
  ],
  'recommend.similar': [{}, { datasetId: someId, itemId: '', contenders: ['ease'] }],
  'recommend.map': [{}, { datasetId: someId, by: 'colour' }, { datasetId: someId, most: 1e9 }],
  'recommend.interview': [{}, { datasetId: someId, answers: [{ itemId: 'a', answer: 'perhaps' }] }],
  'recommend.measureInterview': [{}, { datasetId: someId, k: 0 }],
  'recommend.export': [{}, { datasetId: someId, kind: 'exe' }, { datasetId: someId, kind: 'gorse', k: 0 }],
  'recommend.explain': [
    {},
    { datasetId: someId, who: { kind: 'user', userId: 'a' }, contender: 'ease', itemId: 'b', language: 'de' },
  ],
  'recommend.linkEvidence': [{}, { runId: someId }, { runId: someId, ideaId: someId, note: long }],
  'recommend.unlinkEvidence': [{}, { runId: someId }],
  'recommend.evidence': [{}, { projectId: 'x' }],
  'assistant.settings': [{}, { projectId: 'x' }],
  'assistant.saveSettings': [
    { projectId: someId },
    { projectId: someId, settings: { threshold: 2 } },
    { projectId: someId, settings: { mode: 'sing' } },
    { projectId: someId, settings: { personaName: 'x'.repeat(81) } },
  ],
  'assistant.answer': [
    { conversationId: someId, question: ' ' },
    { conversationId: someId, question: long },
    { conversationId: 'x', question: 'a' },
    { conversationId: someId, question: 'a', mode: 'sing' },
  ],
  'assistant.regenerate': [{}, { messageId: someId, seed: -1 }],
  'assistant.reply': [
    { projectId: someId, question: '' },
    { projectId: someId, question: 'a', threshold: 7 },
    { projectId: someId, question: 'a', history: [{ role: 'system', text: 'a' }] },
  ],
  'assistant.draftTests': [
    { projectId: someId, count: 0 },
    { projectId: someId, count: 51 },
  ],
  'faq.candidates': [{}, { projectId: 'x' }],
  'faq.makeTest': [
    { projectId: someId, messageIds: [], kind: 'golden' },
    { projectId: someId, messageIds: [someId], kind: 'silver' },
  ],
  'faq.makeEntry': [{ projectId: someId, messageIds: [someId], question: 'a', answer: '' }],
  'faq.dismiss': [
    { projectId: someId, messageIds: [] },
    { projectId: someId, messageIds: ['x'] },
  ],
  'conversations.list': [{}, { projectId: 'x' }],
  'conversations.create': [{}, { projectId: someId, title: '' }, { projectId: someId, title: long }],
  'conversations.get': [{}, { id: 'x' }],
  'conversations.rename': [{ id: someId }, { id: someId, title: '' }],
  'conversations.delete': [{}, { id: 'x' }],
  'conversations.restore': [{}, { id: 'x' }],
  'conversations.showBranch': [{}, { messageId: 'x' }],
  'conversations.fork': [{}, { messageId: 'x' }],
  'conversations.search': [
    { projectId: someId, query: ' ' },
    { projectId: someId, query: long },
  ],
  'conversations.export': [{ id: someId }, { id: someId, format: 'exe' }],
  'conversations.rate': [{ messageId: someId }, { messageId: someId, rating: 'good', note: long }],
  'handoffs.list': [{}, { projectId: 'x' }],
  'handoffs.create': [{}, { conversationId: 'x' }],
  'handoffs.setContact': [{ id: someId }, { id: someId, contact: long }],
  'handoffs.resolve': [{ id: someId }, { id: someId, resolved: 'yes' }],
  'tests.list': [{}, { projectId: 'x' }],
  'tests.add': [
    { projectId: someId, fields: { question: 'a' } },
    { projectId: someId, fields: { question: '', kind: 'golden' } },
    { projectId: someId, fields: { question: 'a', kind: 'silver' } },
  ],
  'tests.edit': [{ id: someId }, { id: someId, fields: { question: '' } }],
  'tests.confirm': [{ ids: [] }, { ids: ['x'] }],
  'tests.delete': [{ ids: [] }, { ids: ['x'] }],
  'tests.importCsv': [{ projectId: someId }, { projectId: 'x', csv: 'a' }],
  'tests.exportCsv': [{}, { projectId: 'x' }],
  'testRuns.list': [{}, { projectId: 'x' }],
  'testRuns.start': [
    { projectId: someId, threshold: -1 },
    { projectId: someId, kinds: [] },
    { projectId: someId, name: long },
  ],
  'testRuns.get': [{}, { id: 'x' }],
  'testRuns.rename': [{ id: someId }, { id: someId, name: '' }],
  'testRuns.delete': [{}, { id: 'x' }],
  'testRuns.compare': [{ baseId: someId }, { baseId: 'x', otherId: someId }],
  'testRuns.thresholds': [{}, { id: someId, goal: 0 }, { id: someId, goal: 1.5 }],
  'plan.library': [],
  'plan.get': [{}, { projectId: '../..' }],
  'plan.addItem': [
    { projectId: someId, fields: { kind: 'action', level: 'technology', title: ' ' } },
    { projectId: someId, fields: { kind: 'wish', level: 'technology', title: 'a' } },
    { projectId: someId, fields: { kind: 'action', level: 'moon', title: 'a' } },
    { projectId: someId, fields: { kind: 'action', level: 'market', title: 'a', dueOn: '2026-02-30' } },
    { projectId: someId, fields: { kind: 'action', level: 'market', title: 'a', dueOn: 'soon' } },
    { projectId: someId, fields: { kind: 'action', level: 'market', title: 'a', note: 'x'.repeat(1 << 20) } },
    {
      projectId: someId,
      fields: { kind: 'action', level: 'market', title: 'a', evidence: [{ kind: 'idea', ideaId: 'x' }] },
    },
    {
      projectId: someId,
      fields: {
        kind: 'action',
        level: 'market',
        title: 'a',
        evidence: Array(51).fill({ kind: 'text', text: 'a' }),
      },
    },
  ],
  'plan.editItem': [
    { id: someId },
    { id: someId, fields: { title: '' } },
    { id: someId, fields: { evidence: [{ kind: 'text', text: ' ' }] } },
  ],
  'plan.deleteItem': [{}, { id: 'x' }],
  'plan.restoreItem': [{}, { id: 'x' }],
  'plan.addRisk': [
    { projectId: someId, fields: { title: 'a', likelihood: 0, impact: 1 } },
    { projectId: someId, fields: { title: 'a', likelihood: 6, impact: 1 } },
    { projectId: someId, fields: { title: 'a', likelihood: 2.5, impact: 1 } },
    { projectId: someId, fields: { title: 'a', likelihood: 1 } },
  ],
  'plan.editRisk': [{ id: someId }, { id: someId, fields: { mitigation: long } }],
  'plan.deleteRisk': [{}, { id: 'x' }],
  'plan.restoreRisk': [{}, { id: 'x' }],
  'plan.markSolution': [
    { projectId: someId, fields: {} },
    { projectId: someId, solutionId: '', fields: {} },
    { projectId: someId, solutionId: 'mask-data', fields: { state: 'perhaps' } },
    {
      projectId: someId,
      solutionId: 'mask-data',
      fields: { boundTo: [{ kind: 'prototype', prototype: 'rocket' }] },
    },
  ],
  'plan.answer': [
    { projectId: someId, questionId: 'data-right' },
    { projectId: someId, questionId: 'data-right', answer: 'mostly' },
    { projectId: someId, questionId: 'data-right', answer: 'yes', note: long },
  ],
  'plan.saveCard': [{ ideaId: someId }, { ideaId: someId, fields: { scenario: long } }],
  'plan.deleteCard': [{}, { id: 'x' }],
  'plan.restoreCard': [{}, { id: 'x' }],
  'plan.findCases': [
    { query: ' ', language: 'en' },
    { query: long, language: 'en' },
    { query: 'a', language: 'de' },
    { query: 'a', language: 'en', count: 0 },
  ],
  'plan.export': [{ projectId: someId }, { projectId: someId, language: 'fr' }],
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
      'sources.list': { projectId: someId },
      'sources.import': { projectId: someId },
      'sources.addSample': { projectId: someId, language: 'en' },
      'sources.delete': { id: someId },
      'sources.restore': { id: someId },
      'sources.read': { id: someId },
      'knowledge.search': { projectId: someId, question: 'a' },
      'knowledge.quote': { projectId: someId, question: 'a' },
      'publish.start': { projectId: someId },
      'recommend.train': { datasetId: someId, contenders: ['ease'] },
      'recommend.deleteRun': { runId: someId },
      'ideation.generate': { projectId: someId, method: 'scamper', count: 1 },
      'assistant.settings': { projectId: someId },
      'assistant.saveSettings': { projectId: someId, settings: {} },
      'assistant.answer': { conversationId: someId, question: 'a' },
      'assistant.regenerate': { messageId: someId },
      'assistant.reply': { projectId: someId, question: 'a' },
      'faq.candidates': { projectId: someId },
      'conversations.list': { projectId: someId },
      'conversations.create': { projectId: someId },
      'conversations.get': { id: someId },
      'conversations.rename': { id: someId, title: 'a' },
      'conversations.delete': { id: someId },
      'conversations.restore': { id: someId },
      'conversations.showBranch': { messageId: someId },
      'conversations.fork': { messageId: someId },
      'conversations.export': { id: someId, format: 'json' },
      'conversations.rate': { messageId: someId, rating: null },
      'handoffs.list': { projectId: someId },
      'handoffs.create': { conversationId: someId },
      'handoffs.setContact': { id: someId, contact: 'a' },
      'handoffs.resolve': { id: someId, resolved: true },
      'tests.list': { projectId: someId },
      'tests.add': { projectId: someId, fields: { question: 'a', kind: 'golden' } },
      'tests.edit': { id: someId, fields: { answer: 'a' } },
      'tests.confirm': { ids: [someId] },
      'tests.delete': { ids: [someId] },
      'testRuns.list': { projectId: someId },
      'testRuns.start': { projectId: someId },
      'testRuns.get': { id: someId },
      'testRuns.rename': { id: someId, name: 'a' },
      'testRuns.delete': { id: someId },
      'testRuns.compare': { baseId: someId, otherId: someId },
      'testRuns.thresholds': { id: someId },
      'pictures.sets': { projectId: someId },
      'pictures.createSet': { projectId: someId, name: 'a', classes: ['one', 'two'] },
      'pictures.add': { setId: someId, pictures: [{ name: 'a', classId: 0, pixels: 'AAAA' }] },
      'pictures.createSample': { projectId: someId },
      'pictures.deleteSet': { setId: someId },
      'pictures.restoreSet': { setId: someId },
      'pictures.look': { setId: someId, at: [0] },
      'pictures.train': { setId: someId },
      'pictures.runs': { setId: someId },
      'pictures.deleteRun': { runId: someId },
      'pictures.classify': { runId: someId, pixels: ['AAAA'] },
      'recommend.datasets': { projectId: someId },
      'recommend.createSample': { projectId: someId, sample: 'shop' },
      'recommend.deleteDataset': { datasetId: someId },
      'recommend.restoreDataset': { datasetId: someId },
      'recommend.overview': { datasetId: someId },
      'recommend.problems': { datasetId: someId },
      'recommend.items': { datasetId: someId },
      'recommend.evaluate': { datasetId: someId },
      'recommend.runs': { datasetId: someId },
      'recommend.run': { runId: someId },
      'recommend.interview': { datasetId: someId, answers: [] },
      'recommend.export': { datasetId: someId, kind: 'gorse' },
      'recommend.linkEvidence': { runId: someId, ideaId: someId },
      'recommend.unlinkEvidence': { runId: someId, ideaId: someId },
      'recommend.evidence': { projectId: someId },
      'plan.get': { projectId: someId },
      'plan.addItem': { projectId: someId, fields: { kind: 'action', level: 'market', title: 'a' } },
      'plan.editItem': { id: someId, fields: { title: 'a' } },
      'plan.deleteItem': { id: someId },
      'plan.restoreItem': { id: someId },
      'plan.addRisk': { projectId: someId, fields: { title: 'a', likelihood: 1, impact: 1 } },
      'plan.editRisk': { id: someId, fields: { title: 'a' } },
      'plan.deleteRisk': { id: someId },
      'plan.restoreRisk': { id: someId },
      'plan.markSolution': { projectId: someId, solutionId: 'mask-data', fields: {} },
      'plan.answer': { projectId: someId, questionId: 'data-right', answer: 'yes' },
      'plan.saveCard': { ideaId: someId, fields: {} },
      'plan.deleteCard': { id: someId },
      'plan.restoreCard': { id: someId },
      'plan.export': { projectId: someId, language: 'en' },
    };
    for (const [name, input] of Object.entries(inputs)) {
      expect((await problemOf(client, name as EndpointName, input)).code, name).toBe('not-found');
    }
    expect((await problemOf(client, 'models.verify', { modelId: 'gpt-9' })).code).toBe('model-missing');
  });
});
