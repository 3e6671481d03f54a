import type { Client } from '../../contract/client.ts';
import { collect } from './collect.ts';
import { purchasesCsv } from './purchases.ts';
import { longestFileName, longestTitle, strangeTexts } from './strange-texts.ts';

/** Fills a project with such texts, in every room that keeps one. Resolves with its id. */
export async function fillStrangely(client: Client): Promise<string> {
  const unbroken = longestTitle.repeat(5);
  const { id: projectId } = await client.call('projects.create', {
    name: longestTitle,
    brief: { title: longestTitle, problem: unbroken, people: strangeTexts.arabic.text },
  });
  const ids: string[] = [];
  for (const { text } of Object.values(strangeTexts)) {
    const fields = { title: text, pitch: unbroken, who: text, why: text, experiment: unbroken };
    const idea = await client.call('ideas.add', { projectId, fields });
    ids.push(idea.id);
  }
  const last = await client.call('ideas.add', {
    projectId,
    fields: { title: longestTitle, pitch: unbroken },
  });
  const tags = [longestTitle.slice(0, 40), strangeTexts.hebrew.text.slice(0, 40), 'a'.repeat(40)];
  await client.call('board.change', { ids: [...ids, last.id], addTags: tags });
  const [first, second] = ids as [string, string];
  await client.call('cluster.arrange', {
    projectId,
    groups: [
      {
        ...{
          name: longestTitle.slice(0, 120),
          nameBy: 'person',
          words: [longestTitle.slice(0, 40)],
          stability: null,
        },
        ideaIds: [first, second],
      },
    ],
  });
  const texts = [
    { title: longestFileName.slice(0, 200), text: `${unbroken}\n\n${strangeTexts.arabic.text}` },
    { title: strangeTexts.family.text, text: strangeTexts.hebrew.text },
  ];
  await collect(client.stream('sources.import', { projectId, texts }));
  const conversation = await client.call('conversations.create', {
    projectId,
    title: longestTitle.slice(0, 120),
  });
  const question = `${longestTitle} ${strangeTexts.arabic.text}?`;
  await collect(
    client.stream('assistant.answer', { conversationId: conversation.id, question, mode: 'quote' }),
  );
  const fields = { question, kind: 'golden' as const, answer: unbroken };
  await client.call('tests.add', { projectId, fields });
  const interactions = {
    source: { kind: 'pasted' as const, name: longestFileName.slice(0, 200), text: purchasesCsv() },
    columns: { user: 'customer', item: 'product', value: 'quantity', time: 'bought at' },
    rule: { kind: 'each-once' as const },
  };
  await collect(client.stream('recommend.importDataset', { projectId, name: longestTitle, interactions }));
  await client.call('plan.addItem', {
    projectId,
    fields: { kind: 'action', level: 'market', title: longestTitle },
  });
  return projectId;
}
