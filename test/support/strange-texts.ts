import type { Client } from '../../contract/client.ts';
import { collect } from './collect.ts';
import { purchasesCsv } from './purchases.ts';

const woman = '\u{1F469}';
const joiner = '\u200D';

/** Texts as people write them that windows, searches and files get wrong. Each has a word that it is found by. */
export const strangeTexts = {
  arabic: { text: 'نادي الريّ بالتنقيط للجيران (v2.0)', word: 'للجيران' },
  hebrew: { text: 'מועדון השקיה – 50% פחות מים', word: 'השקיה' },
  family: {
    text: `Family ${woman}${joiner}\u{1F467}${joiner}\u{1F466} and flag \u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} club`,
    word: 'family',
  },
  combining: { text: `Za${'\u0300\u0301\u0323\u0332'.repeat(8)}lgo cafe\u0301 list`, word: 'café' },
  zeroWidth: { text: 'Zero\u200Bwidth\u200Csplit \u2060joined\uFEFF words', word: 'words' },
  directions: { text: 'A \u202Eturned\u202C name with \u2067isolated\u2069 parts', word: 'isolated' },
  unbroken: { text: `Rind${'fleischetikettierung'.repeat(9)}`.slice(0, 180), word: `rindfleisch` },
  chinese: { text: '邻居之间共享滴灌系统的俱乐部计划书', word: '滴灌' },
} as const;

const longWord = 'Donaudampfschifffahrtsgesellschaft';
/** As long as a title may be, without a place to break a line. */
export const longestTitle = longWord.repeat(6).slice(0, 200);
/** As long as a file name may be: 255 bytes. */
export const longestFileName = `${longWord.repeat(8).slice(0, 251)}.txt`;

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
        ...{ name: longestTitle.slice(0, 120), nameBy: 'person', words: [longWord], stability: null },
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
