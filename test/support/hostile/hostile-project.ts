import { randomUUID } from 'node:crypto';
import type { Client } from '../../../contract/client.ts';
import { collect } from '../collect.ts';
import { rounds } from '../trust.ts';
import { payloadText } from './payload-text.ts';
import { payloads } from './payloads.ts';

/** The words by which the sources of the project are found, and that stand beside the payloads in them. */
export const question = 'How long does the blue battery of the lamp last?';

/** A row of its own for each payload, with the payload in every field that a person fills in. */
const rows = payloads.map((payload, at) => ({
  title: `${at} ${payload}`.slice(0, 200),
  pitch: payload,
  who: payload,
  why: payload,
  experiment: payload,
}));

/** A project whose every room holds payloads, stored as a person would store them. */
export async function addHostileProject(client: Client) {
  const project = await client.call('projects.create', {
    name: payloadText(190) || payloads[0]!,
    brief: {
      title: payloads[0]!,
      problem: payloadText(4_000),
      people: payloadText(1_900, 100),
      constraints: payloadText(1_900, 200),
    },
  });
  const projectId = project.id;
  const ideas = await client.call('ideas.addMany', { projectId, ideas: rows });
  const [first, second] = ideas;
  for (const [at, { id }] of ideas.slice(0, 40).entries())
    await client.call('board.change', {
      ids: [id],
      addTags: [payloads[at]!.replace(/\s+/g, ' ').slice(0, 40)],
      // One alone: whoever starred two chooses among those, and the place for choosing would show no others.
      starred: at === 0,
    });
  const group = {
    nameBy: 'person',
    stability: null,
    words: payloads.slice(0, 3).map((one) => one.slice(0, 40)),
  };
  await client.call('cluster.arrange', {
    projectId,
    groups: payloads.slice(0, 12).map((payload, at) => ({
      ...group,
      nameBy: 'person' as const,
      name: payload.slice(0, 80),
      ideaIds: ideas.slice(at * 4, at * 4 + 4).map(({ id }) => id),
    })),
  });
  await client.call('converge.veto', { ideaId: second!.id, reason: payloadText(400) });
  const entry = { id: randomUUID(), text: payloadText(580), cells: {} };
  await client.call('develop.saveField', {
    ...{ ideaId: first!.id, templateId: 'lean-canvas', fieldId: 'problem', entries: [entry] },
  });
  await client.call('develop.addEvidence', {
    ideaId: first!.id,
    entryId: entry.id,
    fields: { kind: 'note', rung: 'does', text: payloadText(400, 30), on: '2026-03-09' },
  });
  for (const [at, payload] of payloads.slice(0, 30).entries())
    await client.call('plan.addRisk', {
      projectId,
      fields: { title: `${at} ${payload}`.slice(0, 200), likelihood: 3, impact: 5, mitigation: payload },
    });
  await client.call('plan.saveCard', {
    ideaId: first!.id,
    fields: { technique: payloadText(800, 50), value: payloadText(800, 90) },
  });
  const { document } = await client.call('compose.saveDocument', {
    ...{ projectId, title: payloads[1]!.slice(0, 200), language: 'en', text: payloadText(8_000) },
    origin: { kind: 'edit' },
  });
  await addTalk(client, projectId);
  return { projectId, ideas, documentId: document.id };
}

async function addTalk(client: Client, projectId: string): Promise<void> {
  const sections = payloads
    .slice(0, 80)
    .map((payload) => `## Battery ${payload}\n\n${payload} The blue battery lasts.\n`);
  const texts = [
    {
      title: payloads[2]!.slice(0, 200),
      text: `# Lamp\n\nThe blue battery of the lamp lasts nine hours. ${payloads[0]!}\n`,
    },
    { title: payloads[3]!.slice(0, 200), text: sections.join('\n') },
  ];
  await collect(client.stream('sources.import', { projectId, texts }));
  await client.call('assistant.saveSettings', {
    projectId,
    settings: { personaName: payloads[0]!.slice(0, 80), threshold: 0 },
  });
  const { id: conversationId } = await client.call('conversations.create', {
    projectId,
    title: payloads[4]!.slice(0, 200),
  });
  // Whether a long one is answered at all takes a model seconds to tell.
  for (const asked of [question, payloadText(rounds({ quick: 200, whole: 1_500 }))])
    await collect(client.stream('assistant.answer', { conversationId, question: asked, mode: 'quote' }));
  await client.call('tests.add', {
    projectId,
    fields: { kind: 'unanswerable', question: payloadText(580) },
  });
}
