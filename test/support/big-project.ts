import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { textOfIdea } from '../../backend/board/idea-vectors.ts';
import { indexTextOf } from '../../backend/knowledge/index-text.ts';
import { createRandom } from '../../backend/numerics/random.ts';
import { generateInteractions } from '../../backend/recommend/samples/latent-tastes.ts';
import { createBoardStore } from '../../backend/store/board-store.ts';
import { createIdeaStore } from '../../backend/store/idea-store.ts';
import { keyFile } from '../../backend/store/key-file.ts';
import { createKnowledgeStore } from '../../backend/store/knowledge-store.ts';
import { openStore, type Store } from '../../backend/store/open.ts';
import type { Client } from '../../contract/client.ts';
import { createTexts, createVectors } from './big-texts.ts';
import { buildBrief, buildIdea } from './build.ts';
import { collect } from './collect.ts';
import { seedStore } from './seed-store.ts';

/** How much is put into a project. */
export interface BigSize {
  readonly ideas: number;
  /** Passages of documents. */
  readonly chunks: number;
  /** Of users with items of a shop. */
  readonly interactions: number;
}

/** What a big project is asked by. */
export interface BigProject {
  readonly projectId: string;
  /** Null without interactions. */
  readonly datasetId: string | null;
}

/** Stands in one passage of all, and answers the question beside it. */
export const planted = {
  sentence: 'The warranty of the blue kettle lasts twenty-seven months.',
  question: 'How long is the warranty of the blue kettle?',
} as const;

const seed = 11;
const chunksPerSource = 200;
const sentencesPerChunk = 4;
const ideasAtOnce = 1000;
/** Users of the generated shop have so many interactions on the average. */
const interactionsPerUser = 24;
const itemCount = 20_000;

/**
 * Fills the store of a folder with one project, apart from what the app would need hours for: ideas and passages are
 * written as the app writes them, but with synthetic vectors. Interactions go in through the contract.
 */
export async function seedBigProject(dataFolder: string, size: BigSize): Promise<BigProject> {
  const project = await seedStore(dataFolder, async (client) => {
    const { id: projectId } = await client.call('projects.create', { name: 'Big', brief: buildBrief() });
    await plant(client, projectId);
    return { projectId, datasetId: await importShop(client, projectId, dataFolder, size.interactions) };
  });
  const store = await openStore(dataFolder, keyFile(dataFolder));
  try {
    await addIdeas(store, project.projectId, size.ideas - 1);
    await addSources(store, project.projectId, size.chunks - 1);
  } finally {
    await store.close();
  }
  return project;
}

/** One idea and one passage that the models have really read: their rows say which embedder that is. */
async function plant(client: Client, projectId: string): Promise<void> {
  await client.call('ideas.add', {
    projectId,
    fields: { title: 'Kettle rescue', pitch: 'Mends old kettles.' },
  });
  await collect(client.stream('board.search', { projectId, query: 'kettle' }));
  const texts = [{ title: 'kettles', text: `${planted.sentence} It begins on the day of purchase.` }];
  await collect(client.stream('sources.import', { projectId, texts }));
}

async function importShop(
  client: Client,
  projectId: string,
  folder: string,
  count: number,
): Promise<string | null> {
  if (count === 0) return null;
  const { columns } = generateInteractions({
    userCount: Math.ceil((1.1 * count) / interactionsPerUser),
    itemCount,
    groupCount: 25,
    loyalty: 0.7,
    popularityExponent: 0.8,
    medianInteractions: 19,
    interactionSpread: 0.7,
    days: 365,
    freshDays: null,
    repeatChance: 0,
    seed,
  });
  const rows = ['user,item,time'];
  for (let i = 0; i < Math.min(count, columns.users.length); i++)
    rows.push(`u${columns.users[i]},i${columns.items[i]},${columns.times![i]}`);
  const file = path.join(folder, 'interactions.csv');
  await writeFile(file, `${rows.join('\n')}\n`);
  const events = client.stream('recommend.importDataset', {
    projectId,
    name: 'Shop',
    interactions: {
      source: { kind: 'file', path: file },
      columns: { user: 'user', item: 'item', value: null, time: 'time' },
      rule: { kind: 'each-once' },
    },
  });
  let datasetId: string | null = null;
  for await (const event of events) if (event.type === 'done') datasetId = event.dataset.id;
  await rm(file);
  return datasetId;
}

async function addIdeas({ database }: Store, projectId: string, count: number): Promise<void> {
  const { model_sha256: modelSha256, vector } = await database
    .selectFrom('idea_vector')
    .select(['model_sha256', 'vector'])
    .executeTakeFirstOrThrow();
  const texts = createTexts(seed);
  const vectorOf = createVectors(seed, vector.byteLength / 4, texts.topicCount);
  const ideas = createIdeaStore(database);
  const board = createBoardStore(database);
  const began = Date.now() - count;
  for (let start = 0; start < count; start += ideasAtOnce) {
    const some = Array.from({ length: Math.min(ideasAtOnce, count - start) }, (_, at) => {
      const topic = start + at;
      const idea = buildIdea(projectId, {
        title: `${texts.word(topic)} ${texts.word(topic)} ${topic}`,
        pitch: texts.sentence(topic, 24),
        who: texts.sentence(topic, 6),
        why: texts.sentence(topic, 16),
        experiment: texts.sentence(topic, 12),
        createdAt: began + topic,
      });
      const { provenance } = idea;
      return { ...idea, provenance: provenance && { ...provenance, prompt: texts.paragraph(topic, 12) } };
    });
    await ideas.addIdeas(projectId, some);
    await board.keepVectors(
      some.map((idea, at) => ({
        ideaId: idea.id,
        modelSha256,
        textSha256: createHash('sha256').update(textOfIdea(idea)).digest('hex'),
        vector: vectorOf(start + at),
      })),
    );
  }
  await sql`update idea set starred = rowid % 10 = 0, tags = json_array('lot ' || (rowid % 12)),
    state = case rowid % 4 when 0 then 'promising' when 1 then 'chosen' when 2 then 'parked' else 'new' end
    where project_id = ${projectId}`.execute(database);
}

async function addSources({ database }: Store, projectId: string, count: number): Promise<void> {
  const { model_sha256: modelSha256, vector } = await database
    .selectFrom('chunk')
    .select(['model_sha256', 'vector'])
    .executeTakeFirstOrThrow();
  const texts = createTexts(seed + 1);
  const vectorOf = createVectors(seed + 1, vector.byteLength / 4, texts.topicCount);
  const random = createRandom(seed);
  const knowledge = createKnowledgeStore(database);
  for (let start = 0; start < count; start += chunksPerSource) {
    const id = randomUUID();
    const topic = start / chunksPerSource;
    const passages = Array.from(
      { length: Math.min(chunksPerSource, count - start) },
      () => `${texts.paragraph(topic, sentencesPerChunk)} Part ${Math.floor(random() * 1e6)}.`,
    );
    let end = -2;
    const places = passages.map((text) => ({ start: end + 2, end: (end += 2 + text.length) }));
    const text = passages.join('\n\n');
    const name = `${texts.word(topic)} ${topic}.txt`;
    await knowledge.addSource(
      {
        ...{ id, projectId, name, path: null, kind: 'text', encoding: 'utf-8', language: 'en' },
        ...{ sizeBytes: text.length, problems: [], createdAt: Date.now() },
      },
      {
        text,
        blocks: places.map((place) => ({
          kind: 'paragraph',
          level: 0,
          page: null,
          headingPath: [],
          ...place,
        })),
        pages: [],
      },
      { sha256: createHash('sha256').update(text).digest('hex'), pasted: null },
    );
    const chunks = places.map((place, ordinal) => ({
      ...{ id: randomUUID(), ordinal, ...place, page: null, headings: [], modelSha256 },
      vector: vectorOf(topic),
      index: indexTextOf(passages[ordinal]!),
    }));
    await knowledge.addChunks(id, chunks);
    await knowledge.finishSource(id);
  }
}
