import { randomUUID } from 'node:crypto';
import type { Client } from '../../contract/client.ts';
import { collect } from './collect.ts';

/**
 * A project in which every room holds something, and every text of it the given word: what a person writes, brings along
 * and gets. The model writes one idea; the rest needs none.
 */
export async function addWholeProject(client: Client, word: string) {
  const { id: projectId } = await client.call('projects.create', {
    name: `Project ${word}`,
    brief: {
      title: `Allotment watering ${word}`,
      problem: `Vegetables dry out in July while their owners are away. ${word}`,
      people: `Forty plot holders ${word}`,
      constraints: `No mains power ${word}`,
      assets: `A shared rain tank ${word}`,
      success: `Half as many dead plants ${word}`,
    },
  });
  const ideas = await addIdeas(client, projectId, word);
  await addJudgements(client, projectId, ideas, word);
  await addWriting(client, projectId, ideas[0], word);
  const sourceId = await addKnowledge(client, projectId, word);
  const conversationId = await addConversations(client, projectId, word);
  const data = await addData(client, projectId, ideas[0], word);
  return { projectId, ideas, sourceId, conversationId, ...data };
}

async function addIdeas(client: Client, projectId: string, word: string) {
  const add = (title: string) =>
    client.call('ideas.add', {
      projectId,
      fields: {
        title: `${title} ${word}`,
        pitch: `A clay pot that waters for a week. ${word}`,
        who: `People with an allotment ${word}`,
        why: `Clay is cheap ${word}`,
        experiment: `Bury ten pots ${word}`,
      },
    });
  const first = await add('Clay pot');
  const second = await add('Rain line');
  const third = await add('Clay pots');
  await client.call('ideas.edit', { id: first.id, fields: { why: `Clay is cheap and old ${word}` } });
  await client.call('board.change', {
    ids: [first.id],
    starred: true,
    state: 'promising',
    addTags: [word.toLowerCase()],
  });
  await client.call('cluster.arrange', {
    projectId,
    groups: [
      {
        ...{ name: `Pots ${word}`, nameBy: 'person', words: [word], stability: null },
        ideaIds: [first.id, third.id],
      },
    ],
  });
  await client.call('cluster.merge', { projectId, merges: [{ keepId: first.id, awayIds: [third.id] }] });
  await client.call('cluster.setApart', { projectId, ideaIds: [first.id, second.id], apart: true });
  await collect(client.stream('board.search', { projectId, query: word }));
  await collect(client.stream('cluster.map', { projectId }));
  await collect(client.stream('ideation.generate', { projectId, method: 'scamper', count: 1, seed: 1 }));
  await client.call('sessions.savePeople', {
    projectId,
    people: [{ id: randomUUID(), name: `Ruth ${word}`, who: `A nurse ${word}`, cares: `Quiet ${word}` }],
  });
  return [first.id, second.id] as const;
}

async function addJudgements(
  client: Client,
  projectId: string,
  [first, second]: readonly [string, string],
  word: string,
) {
  const set = await client.call('converge.addSet', {
    projectId,
    fields: {
      name: `Ours ${word}`,
      criteria: [
        {
          id: 'use',
          name: `Use ${word}`,
          question: `Who? ${word}`,
          steps: [`no ${word}`, `yes ${word}`],
          weight: 1,
        },
      ],
    },
  });
  await client.call('converge.weigh', { projectId, setId: set.id, weights: { use: 2 } });
  await client.call('converge.answer', {
    ...{ ideaId: first, setId: set.id, criterionId: 'use' },
    answer: { value: 2, note: `Asked twelve ${word}` },
  });
  await client.call('converge.veto', { ideaId: second, reason: `No licence ${word}` });
  await client.call('converge.compare', { leftId: first, rightId: second, outcome: 'left' });
  await client.call('converge.openRound', {
    projectId,
    scope: 'all',
    fields: { voters: [`Jo ${word}`], dotsEach: 3, perIdea: 1 },
  });
  await client.call('plan.addRisk', {
    projectId,
    fields: { title: `Frost ${word}`, likelihood: 3, impact: 4, mitigation: `Straw ${word}`, ideaId: first },
  });
  await client.call('plan.addItem', {
    projectId,
    fields: { kind: 'action', level: 'market', title: `Ask ten ${word}`, owner: `Mira ${word}` },
  });
  await client.call('plan.saveCard', { ideaId: first, fields: { technique: `Clay ${word}` } });
}

async function addWriting(client: Client, projectId: string, ideaId: string, word: string) {
  const save = (text: string) =>
    client.call('develop.saveField', {
      ...{ ideaId, templateId: 'lean-canvas', fieldId: 'problem' },
      entries: [{ id: entryId, text, cells: {} }],
    });
  const entryId = randomUUID();
  await save(`Plants die in July ${word}`);
  await client.call('develop.addEvidence', {
    ideaId,
    entryId,
    fields: { kind: 'note', rung: 'says', text: `Nine of ten said so ${word}`, on: null },
  });
  await client.call('develop.placeAssumption', {
    ideaId,
    entryId,
    assumption: { impact: 80, uncertainty: 60 },
  });
  const template = await client.call('compose.saveTemplate', {
    fields: {
      name: { en: `Thanks ${word}`, 'zh-CN': '' },
      description: { en: `To say thanks ${word}`, 'zh-CN': '' },
      variables: [],
      parts: [
        {
          ...{ id: 'all', name: { en: `All ${word}`, 'zh-CN': '' } },
          frames: { en: [`Thank you. ${word}`], 'zh-CN': [] },
        },
      ],
    },
  });
  const saved = await client.call('compose.saveDocument', {
    ...{ projectId, title: `Letter ${word}`, language: 'en', text: `Thank you. ${word}` },
    ...{ origin: { kind: 'edit' }, templateId: template.id },
  });
  await client.call('compose.saveDocument', {
    ...{ projectId, documentId: saved.document.id, title: `Letter ${word}`, language: 'en' },
    ...{ text: `Thank you all. ${word}`, origin: { kind: 'edit' } },
  });
}

async function addKnowledge(client: Client, projectId: string, word: string): Promise<string> {
  await collect(
    client.stream('sources.import', {
      projectId,
      texts: [
        {
          title: `Pots ${word}`,
          text: `# Pots ${word}\n\nA clay pot of two litres waters a bed for six days. ${word}\n\n## Warranty ${word}\n\nThe warranty of the pot is 30 months. ${word}`,
        },
      ],
    }),
  );
  return (await client.call('sources.list', { projectId }))[0]!.id;
}

async function addConversations(client: Client, projectId: string, word: string): Promise<string> {
  await client.call('assistant.saveSettings', { projectId, settings: { threshold: 0.05 } });
  const { id } = await client.call('conversations.create', { projectId, title: `Talk ${word}` });
  const question = `How long is the warranty of the pot ${word}?`;
  const events = await collect(client.stream('assistant.answer', { conversationId: id, question }));
  const done = events.at(-1);
  if (done?.type !== 'done') throw new Error('No answer came');
  await client.call('conversations.rate', {
    messageId: done.answer.id,
    rating: 'bad',
    note: `Short ${word}`,
  });
  const handoff = await client.call('handoffs.create', { conversationId: id });
  await client.call('handoffs.setContact', { id: handoff.id, contact: `Jo ${word}` });
  await client.call('tests.add', {
    projectId,
    fields: {
      ...{ question, kind: 'golden', answer: `30 months ${word}`, source: `Pots ${word}` },
      passage: `The warranty of the pot is 30 months. ${word}`,
    },
  });
  await collect(client.stream('testRuns.start', { projectId, name: `First ${word}` }));
  return id;
}

async function addData(client: Client, projectId: string, ideaId: string, word: string) {
  const pasted = (name: string, rows: readonly string[]) => ({
    ...{ kind: 'pasted' as const, name: `${name} ${word}.csv`, text: rows.join('\n') },
  });
  const numbers = Array.from({ length: 120 }, (_, at) => at);
  const buys = numbers.flatMap((at) => [
    `u${at % 20} ${word},i${at % 7}`,
    `u${at % 20} ${word},i${(at * 3) % 11}`,
  ]);
  const dataset = last(
    await collect(
      client.stream('recommend.importDataset', {
        projectId,
        interactions: {
          source: pasted('buys', ['user,item', ...buys]),
          columns: { user: 'user', item: 'item', value: null, time: null },
          rule: { kind: 'each-once' },
        },
        items: null,
      }),
    ),
  ).dataset as { id: string };
  const run = last(
    await collect(
      client.stream('recommend.evaluate', { datasetId: dataset.id, algorithms: ['popularity', 'item-knn'] }),
    ),
  ).run as { id: string };
  await client.call('recommend.linkEvidence', { runId: run.id, ideaId, note: `It helps ${word}` });
  const rows = numbers.map(
    (at) => `${at},${at % 3 === 0 ? `red ${word}` : 'blue'},${at % 2 === 0 ? 'yes' : 'no'}`,
  );
  const table = last(
    await collect(
      client.stream('predict.importDataset', {
        projectId,
        source: pasted('customers', ['age,colour,left', ...rows]),
      }),
    ),
  ).dataset as { id: string };
  await collect(
    client.stream('predict.train', {
      datasetId: table.id,
      config: { target: 'left', folds: 0, learningCurve: false, models: ['linear'] },
    }),
  );
  const set = await client.call('pictures.createSet', {
    ...{ projectId, name: `Leaves ${word}`, size: 16, channels: 1, classes: [`green ${word}`, 'brown'] },
  });
  const pixels = Buffer.alloc(256, 7).toString('base64');
  await client.call('pictures.add', {
    setId: set.id,
    pictures: numbers.slice(0, 40).map((at) => ({ name: `${at} ${word}.png`, classId: at % 2, pixels })),
  });
  const training = { epochs: 1, learningRate: 0.01, mirror: false };
  await collect(client.stream('pictures.train', { setId: set.id, training }));
  const reviews = numbers
    .slice(0, 40)
    .map((at) => `The pot number ${at} is ${at % 2 ? 'good' : 'bad'}. ${word}`);
  const analysis = last(
    await collect(
      client.stream('analyse.importTable', {
        projectId,
        source: pasted('reviews', ['text', ...reviews]),
        columns: { text: 'text', date: null, label: null },
      }),
    ),
  ).analysis as { id: string };
  await collect(client.stream('analyse.run', { analysisId: analysis.id }));
  await client.call('analyse.setLabel', {
    analysisId: analysis.id,
    index: 0,
    label: `money ${word}`.slice(0, 60),
  });
  return { datasetId: dataset.id, tableId: table.id, setId: set.id, analysisId: analysis.id };
}

function last(events: readonly { readonly type: string }[]): Record<string, unknown> {
  const event = events.at(-1);
  if (event?.type !== 'done') throw new Error(`Ended with ${JSON.stringify(event)}`);
  return event;
}
