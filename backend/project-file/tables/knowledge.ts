import { z } from 'zod';
import { answerSchema, handoffReasonSchema } from '../../../contract/answer.ts';
import { assistantSettingsSchema } from '../../../contract/assistant.ts';
import { messageSchema } from '../../../contract/conversations.ts';
import { sourceProblemSchema, sourceSchema } from '../../../contract/knowledge.ts';
import { testRowSchema, testRunSchema } from '../../../contract/test-runs.ts';
import { blockSchema, pageSchema } from '../../knowledge/ports.ts';
import { bytes, id, int, json, longProse, maybe, prose, real, table, time, word, wordOf } from '../column.ts';

const headings = json(z.array(z.string()), true);

/** Documents with their passages. Where a file lay on a disk is nobody else's business and stays behind. */
export const knowledgeTables = [
  table(
    'source',
    'knowledge',
    {
      id,
      project_id: id,
      name: prose,
      pasted: maybe(longProse),
      kind: wordOf(sourceSchema.shape.kind),
      encoding: maybe(word),
      language: wordOf(sourceSchema.shape.language),
      sha256: word,
      size_bytes: int,
      text: longProse,
      blocks: json(z.array(blockSchema)),
      pages: json(z.array(pageSchema)),
      problems: json(z.array(sourceProblemSchema)),
      state: word,
      created_at: time,
    },
    { rowsAtOnce: 1 },
  ),
  table(
    'chunk',
    'knowledge',
    {
      id,
      source_id: id,
      ordinal: int,
      start: int,
      end: int,
      page: maybe(int),
      headings,
      model_sha256: word,
      vector: bytes(4),
    },
    { merging: 'derived' },
  ),
];

/** Conversations, what was cited in them, handed over and thought of them; and the bench that tests them. */
export const assistantTables = [
  table(
    'assistant_setting',
    'assistant',
    { project_id: id, value: json(assistantSettingsSchema, true), updated_at: time },
    { merging: { newer: 'updated_at' } },
  ),
  table(
    'conversation',
    'assistant',
    { id, project_id: id, title: prose, leaf_id: maybe(id), created_at: time, updated_at: time },
    { merging: { newer: 'updated_at' } },
  ),
  table('message', 'assistant', {
    id,
    conversation_id: id,
    parent_id: maybe(id),
    role: word,
    text: prose,
    state: word,
    masked: json(messageSchema.shape.masked),
    answer: maybe(json(answerSchema.omit({ citations: true }))),
    created_at: time,
    settled_at: maybe(time),
  }),
  table('citation', 'assistant', {
    message_id: id,
    number: int,
    source_id: id,
    chunk_id: id,
    source: prose,
    page: maybe(int),
    headings,
    start_offset: int,
    end_offset: int,
    text: prose,
  }),
  table(
    'feedback',
    'assistant',
    { message_id: id, rating: word, note: prose, created_at: time },
    { merging: { newer: 'created_at' } },
  ),
  table('handoff', 'assistant', {
    id,
    conversation_id: id,
    message_id: maybe(id),
    reason: wordOf(handoffReasonSchema),
    evidence: prose,
    summary: prose,
    next_step: prose,
    summary_by: word,
    transcript: prose,
    contact: prose,
    created_at: time,
    resolved_at: maybe(time),
  }),
  table('test_case', 'tests', {
    id,
    project_id: id,
    question: prose,
    kind: word,
    answer: prose,
    source: prose,
    passage: prose,
    origin: word,
    state: word,
    created_at: time,
  }),
  table(
    'test_run',
    'tests',
    {
      id,
      project_id: id,
      name: prose,
      mode: word,
      threshold: real,
      models: json(testRunSchema.shape.models),
      state: word,
      summary: maybe(json(testRunSchema.shape.summary)),
      started_at: time,
      finished_at: maybe(time),
    },
    { merging: 'stays' },
  ),
  table(
    'test_row',
    'tests',
    { run_id: id, place: int, value: json(testRowSchema, true) },
    { merging: 'derived' },
  ),
];
