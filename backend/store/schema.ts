import type { Kysely, Transaction } from 'kysely';

/** Milliseconds since 1970, UTC. */
type Time = number;
/** SQLite has no booleans: 0 or 1. */
type Flag = number;

interface ProjectRow {
  id: string;
  name: string;
  created_at: Time;
  updated_at: Time;
  deleted_at: Time | null;
}

export interface BriefRow {
  project_id: string;
  title: string;
  problem: string;
  people: string;
  constraints: string;
  assets: string;
  success: string;
  updated_at: Time;
}

export interface IdeaRow {
  id: string;
  project_id: string;
  parent_id: string | null;
  origin: string;
  starred: Flag;
  title: string;
  pitch: string;
  who: string;
  why: string;
  experiment: string;
  created_at: Time;
  edited_at: Time | null;
  deleted_at: Time | null;
  /** JSON. */
  provenance: string | null;
}

interface GenerationRow {
  id: string;
  project_id: string;
  method: string;
  count: number;
  seed: number;
  model_sha256: string;
  state: string;
  started_at: Time;
  finished_at: Time | null;
  /** JSON. */
  summary: string | null;
}

interface SettingRow {
  key: string;
  /** JSON. */
  value: string;
}

interface ModelRow {
  sha256: string;
  id: string;
  first_used_at: Time;
}

export interface DatasetRow {
  id: string;
  project_id: string;
  /** JSON: a dataset without its id, project and time. */
  facts: string;
  created_at: Time;
  deleted_at: Time | null;
}

/** Typed arrays in the machine's byte order, and JSON in UTF-8. */
export interface CatalogueRow {
  dataset_id: string;
  /** JSON. */
  user_ids: Buffer;
  /** JSON. */
  item_ids: Buffer;
  /** JSON. */
  items: Buffer;
  starts: Buffer;
  columns: Buffer;
  weights: Buffer;
  times: Buffer | null;
  /** JSON. */
  problems: Buffer;
}

interface ItemVectorsRow {
  dataset_id: string;
  model_sha256: string;
  dimensions: number;
  vectors: Buffer;
}

export interface RecommenderRunRow {
  id: string;
  dataset_id: string;
  seed: number;
  code_version: string;
  /** JSON. */
  input: string;
  /** JSON. */
  protocol: string;
  /** JSON. */
  result: string;
  created_at: Time;
}

interface RunEvidenceRow {
  run_id: string;
  idea_id: string;
  note: string;
  created_at: Time;
}

/** The tables of the newest schema. */
export interface Schema {
  project: ProjectRow;
  brief: BriefRow;
  idea: IdeaRow;
  generation: GenerationRow;
  setting: SettingRow;
  model: ModelRow;
  dataset: DatasetRow;
  catalogue: CatalogueRow;
  item_vectors: ItemVectorsRow;
  recommender_run: RecommenderRunRow;
  run_evidence: RunEvidenceRow;
}

/** A database that may only be asked. A query function that takes this can't write. */
export type ReadableDatabase = Pick<Kysely<Schema>, 'selectFrom'>;
/** A database, or a transaction on it, that may be changed. */
export type WritableDatabase = Kysely<Schema> | Transaction<Schema>;
