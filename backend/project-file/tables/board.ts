import { z } from 'zod';
import { clusterSchema, groupStabilitySchema, namedBySchema } from '../../../contract/cluster.ts';
import {
  generateInputSchema,
  ideaFieldsSchema,
  ideaSchema,
  provenanceSchema,
} from '../../../contract/ideation.ts';
import { briefFieldsSchema, briefSchema } from '../../../contract/projects.ts';
import { entryValueSchemas } from '../../converge/ports.ts';
import {
  bytes,
  flag,
  id,
  int,
  json,
  maybe,
  prose,
  proseOf,
  real,
  table,
  time,
  word,
  wordOf,
} from '../column.ts';

const { title, pitch, who, why, experiment } = ideaFieldsSchema.shape;
const ideaText = {
  title: proseOf(title),
  pitch: proseOf(pitch),
  who: proseOf(who),
  why: proseOf(why),
  experiment: proseOf(experiment),
};
const { problem, people, constraints, assets, success } = briefFieldsSchema.shape;

/** A project with its brief, and what came before its ideas. */
export const projectTables = [
  table(
    'project',
    'brief',
    { id, name: prose, created_at: time, updated_at: time },
    { merging: { newer: 'updated_at' } },
  ),
  table(
    'brief',
    'brief',
    {
      project_id: id,
      title: proseOf(briefFieldsSchema.shape.title),
      problem: proseOf(problem),
      people: proseOf(people),
      constraints: proseOf(constraints),
      assets: proseOf(assets),
      success: proseOf(success),
      about: maybe(json(briefSchema.shape.about)),
      updated_at: time,
    },
    { merging: { newer: 'updated_at' } },
  ),
  table(
    'session_draft',
    'ideas',
    // Read with care by the sessions themselves: what does not fit is a session that begins anew.
    { project_id: id, kind: word, value: json(z.unknown(), true), updated_at: time },
    { merging: { newer: 'updated_at' } },
  ),
  table(
    'model',
    'ideas',
    { sha256: word, id: word, first_used_at: time },
    { merging: 'derived', sharedBy: { table: 'generation', column: 'model_sha256' } },
  ),
  table(
    'generation',
    'ideas',
    {
      id,
      project_id: id,
      method: word,
      count: int,
      seed: int,
      model_sha256: word,
      state: word,
      started_at: time,
      finished_at: maybe(time),
      summary: maybe(json(z.object({}))),
    },
    { merging: 'stays' },
  ),
  table(
    'generation_input',
    'ideas',
    {
      generation_id: id,
      input: json(generateInputSchema, true),
      brief: json(briefSchema, true),
      ideas: json(z.array(z.object({ id: z.string(), hash: z.string() }))),
      library: word,
      opinions: maybe(json(z.array(z.object({ opening: z.string(), value: z.number() })))),
    },
    { merging: 'derived' },
  ),
];

/** Ideas, what is put on them, and how they are grouped. */
export const ideaTables = [
  table('cluster', 'groups', {
    id,
    project_id: id,
    name: prose,
    name_by: wordOf(namedBySchema),
    words: json(clusterSchema.shape.words),
    stability: maybe(json(groupStabilitySchema)),
    created_at: time,
  }),
  table(
    'idea',
    'ideas',
    {
      id,
      project_id: id,
      parent_id: maybe(id),
      origin: word,
      starred: flag,
      ...ideaText,
      created_at: time,
      edited_at: maybe(time),
      provenance: maybe(json(provenanceSchema)),
      state: word,
      tags: json(ideaSchema.shape.tags),
      rank: wordOf(ideaSchema.shape.rank),
      cluster_id: maybe(id),
      merged_into: maybe(id),
    },
    { merging: 'idea' },
  ),
  table('idea_revision', 'ideas', { id, idea_id: id, by: word, written_at: time, ...ideaText }),
  table(
    'idea_vector',
    'ideas',
    { idea_id: id, model_sha256: word, text_sha256: word, vector: bytes(4) },
    { merging: 'derived' },
  ),
  table('idea_merge', 'groups', {
    id,
    batch_id: id,
    kept_id: id,
    away_ids: json(z.array(z.string())),
    title_before: prose,
    pitch_before: prose,
    title_after: prose,
    pitch_after: prose,
    edited_before: maybe(time),
    created_at: time,
  }),
  table('idea_apart', 'groups', { first_id: id, second_id: id }, { merging: 'derived' }),
  table(
    'idea_map',
    'groups',
    { project_id: id, seed: int, model_sha256: word, laid_out_at: time },
    { merging: 'derived' },
  ),
  table(
    'idea_place',
    'groups',
    { idea_id: id, x: real, y: real, text_hash: int, is_placed: flag },
    { merging: 'derived' },
  ),
];

const convergeValues: Readonly<Record<string, z.ZodType>> = entryValueSchemas;

export const convergeTables = [
  table(
    'converge_entry',
    'scores',
    {
      id,
      project_id: id,
      kind: word,
      key: maybe(word),
      idea_id: maybe(id),
      value: json(({ kind }) => convergeValues[String(kind)] ?? z.never(), true),
      created_at: time,
      updated_at: time,
    },
    { merging: { newer: 'updated_at' } },
  ),
];
