import { randomBytes, randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Message } from '../../../contract/conversations.ts';
import type { PlanItemFields } from '../../../contract/plan-entries.ts';
import { createConversationStore } from '../../../backend/store/conversation-store.ts';
import { createIdeaStore } from '../../../backend/store/idea-store.ts';
import { createKnowledgeStore } from '../../../backend/store/knowledge-store.ts';
import { createPlanStore } from '../../../backend/store/plan-store.ts';
import { createPredictStore } from '../../../backend/store/predict-store.ts';
import { createProjectStore } from '../../../backend/store/project-store.ts';
import { createSessionStore } from '../../../backend/store/session-store.ts';
import type { Schema } from '../../../backend/store/schema.ts';
import { buildBrief, buildIdea } from '../build.ts';

/** A row that the store said it has kept: its table and its id. Of a draft, the number it was saved under. */
export interface Acknowledged {
  readonly table: 'idea' | 'message' | 'plan_entry' | 'chunk' | 'predict_dataset' | 'session_draft';
  readonly id: string;
}

/**
 * Writes as people do, in one room after the other, through the stores the app uses: an idea and its next wording, a
 * question with an answer that grows, an action of the plan, a source with passages, a table of `tableBytes`, a draft that
 * is saved over and over. What is yielded was acknowledged before.
 */
export async function* writeInRooms(
  database: Kysely<Schema>,
  projectId: string,
  { tableBytes = 60_000, now = () => Date.now() }: { tableBytes?: number; now?: () => number } = {},
): AsyncGenerator<Acknowledged> {
  const rooms = roomsOf(database);
  const conversationId = randomUUID();
  await rooms.conversations.addConversation(
    {
      ...{ id: conversationId, projectId, title: '', leafId: null, messageCount: 0 },
      ...{ createdAt: now(), updatedAt: now() },
    },
    [],
  );
  for (let round = (await lastDraft(database)) + 1; ; round++) {
    const idea = buildIdea(projectId, { createdAt: now() });
    await rooms.ideas.addIdea(idea);
    await rooms.ideas.editIdea(idea.id, { pitch: `Wording ${round} `.repeat(40) }, now());
    yield { table: 'idea', id: idea.id };

    const question = messageOf(conversationId, 'customer', 'What opens the valve?', now());
    const answer = messageOf(conversationId, 'assistant', '', now());
    await rooms.conversations.addMessages(conversationId, [question, answer], null);
    yield { table: 'message', id: question.id };
    for (const text of ['The float.', 'The float. It falls with the water.'])
      await rooms.conversations.saveMessage({ ...answer, text });
    yield { table: 'message', id: answer.id };

    const entry = { id: randomUUID(), projectId, createdAt: now() };
    await rooms.plan.add('item', entry, { value: planItem, newLinks: { ideaIds: [], runIds: [] } });
    yield { table: 'plan_entry', id: entry.id };

    if (round % 3 === 0) yield* addSource(rooms, projectId, now());
    if (round % 7 === 0) yield await addTable(rooms, projectId, tableBytes, now());

    await rooms.drafts.save(projectId, 'crazy-8s', { round }, now());
    yield { table: 'session_draft', id: String(round) };
  }
}

/** The project that is written into; made when there is none. */
export async function projectToWriteIn(database: Kysely<Schema>): Promise<string> {
  const projects = createProjectStore(database);
  const [first] = await projects.listProjects();
  const project =
    first ?? (await projects.addProject({ id: randomUUID(), name: 'Garden', createdAt: 1 }, buildBrief()));
  return project.id;
}

/** Those of the acknowledged rows that are not there, and of drafts those that are older than what was acknowledged. */
export async function lostOf(
  database: Kysely<Schema>,
  acknowledged: readonly Acknowledged[],
): Promise<Acknowledged[]> {
  const kept = new Map<string, ReadonlySet<string>>();
  for (const table of new Set(acknowledged.map((row) => row.table))) {
    if (table === 'session_draft') continue;
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(database);
    kept.set(table, new Set(rows.map(({ id }) => id)));
  }
  const draft = await lastDraft(database);
  return acknowledged.filter(({ table, id }) =>
    table === 'session_draft' ? Number(id) > draft : !kept.get(table)!.has(id),
  );
}

/** What SQLite says of the whole file; `ok` when nothing is wrong with it. */
export async function integrityOf(database: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database);
  return rows.map((row) => row.integrity_check).join('\n');
}

type Rooms = ReturnType<typeof roomsOf>;

function roomsOf(database: Kysely<Schema>) {
  return {
    ideas: createIdeaStore(database),
    conversations: createConversationStore(database),
    plan: createPlanStore(database),
    knowledge: createKnowledgeStore(database),
    predict: createPredictStore(database),
    drafts: createSessionStore(database),
  };
}

async function lastDraft(database: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ round: number }>`
    select coalesce(max(json_extract(value, '$.round')), 0) as round from session_draft`.execute(database);
  return rows[0]!.round;
}

async function* addSource(rooms: Rooms, projectId: string, now: number): AsyncGenerator<Acknowledged> {
  const sourceId = randomUUID();
  const text = 'The float falls with the water and opens the valve. '.repeat(40);
  await rooms.knowledge.addSource(
    {
      ...{ id: sourceId, projectId, name: 'valves.txt', path: null, kind: 'text', encoding: 'utf-8' },
      ...{ language: 'en', sizeBytes: text.length, problems: [], createdAt: now },
    },
    { text, blocks: [], pages: [] },
    { sha256: randomBytes(32).toString('hex'), pasted: null },
  );
  const chunks = Array.from({ length: 8 }, (_, ordinal) => ({
    ...{ id: randomUUID(), ordinal, start: ordinal * 50, end: ordinal * 50 + 50, page: null, headings: [] },
    ...{ modelSha256: 'b'.repeat(64), vector: new Float32Array(384).fill(0.05) },
    index: { words: 'float falls water opens valve', grams: '', codes: '' },
  }));
  await rooms.knowledge.addChunks(sourceId, chunks);
  for (const { id } of chunks) yield { table: 'chunk', id };
}

async function addTable(rooms: Rooms, projectId: string, bytes: number, now: number): Promise<Acknowledged> {
  const id = randomUUID();
  await rooms.predict.addDataset(
    {
      ...{
        id,
        projectId,
        name: 'Kettles',
        createdAt: now,
        rows: bytes,
        brokenRows: 0,
        columns: [],
        notes: [],
      },
      ...{ origin: { kind: 'sample', sample: 'churn', seed: 1, language: 'en' }, runs: 0 },
      ...{ target: null, task: null },
    },
    { rows: bytes, columns: randomBytes(bytes), codes: new Int32Array(0) },
  );
  return { table: 'predict_dataset', id };
}

const planItem: PlanItemFields = {
  kind: 'action',
  level: 'technology',
  title: 'Run one line',
  note: '',
  owner: '',
  startOn: null,
  dueOn: null,
  state: 'planned',
  evidence: [],
  proposalId: null,
};

function messageOf(conversationId: string, role: Message['role'], text: string, createdAt: number): Message {
  return {
    ...{ id: randomUUID(), conversationId, parentId: null, role, text, masked: [] },
    ...{ state: 'complete', answer: null, feedback: null, createdAt },
  };
}
