import type { Generated, Kysely, Transaction } from 'kysely';
import type { ProjectImportRow, ProjectImportRowRow, TypedTextRow } from './carry-rows.ts';
import type { ClusterRow, IdeaApartRow, IdeaMapRow, IdeaMergeRow, IdeaPlaceRow } from './cluster-rows.ts';
import type { ComposeDocumentRow, ComposeTemplateRow, ComposeVersionRow } from './compose-rows.ts';
import type {
  DevelopAssumptionRow,
  DevelopEvidenceRow,
  DevelopFieldRow,
  DevelopVersionRow,
} from './develop-rows.ts';
import type { EngineRow, ProjectEngineRow } from './engine-rows.ts';
import type { NetworkEventRow } from './network-rows.ts';
import type { SearchEntryRow, SearchQueueRow } from './search-rows.ts';
import type { UndoStepRow } from './undo-rows.ts';

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
  /** JSON: what the person says it is about; null while that is told from the text. */
  about: string | null;
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
  cluster_id: string | null;
  merged_into: string | null;
  state: string;
  /** JSON: an array of words. */
  tags: string;
  rank: string;
}

interface IdeaVectorRow {
  idea_id: string;
  model_sha256: string;
  /** Of the text that was embedded. */
  text_sha256: string;
  vector: Buffer;
}

/** Ideas that stand in the index of words, by the key they have there. */
interface IdeaIndexedRow {
  readonly key: Generated<number>;
  idea_id: string;
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

interface SessionDraftRow {
  project_id: string;
  kind: string;
  /** JSON. */
  value: string;
  updated_at: Time;
}

/** A text that an idea had before. */
export interface IdeaRevisionRow {
  id: string;
  idea_id: string;
  by: string;
  written_at: Time;
  title: string;
  pitch: string;
  who: string;
  why: string;
  experiment: string;
}

/** What a generation was given; the first three are JSON. */
interface GenerationInputRow {
  generation_id: string;
  input: string;
  brief: string;
  ideas: string;
  library: string;
  /** JSON; null before opinions were heeded. */
  opinions: string | null;
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

interface AssistantSettingRow {
  project_id: string;
  /** JSON. */
  value: string;
  updated_at: Time;
}

interface ConversationRow {
  id: string;
  project_id: string;
  title: string;
  leaf_id: string | null;
  created_at: Time;
  updated_at: Time;
  deleted_at: Time | null;
}

export interface MessageRow {
  id: string;
  conversation_id: string;
  parent_id: string | null;
  role: string;
  text: string;
  state: string;
  /** JSON. */
  masked: string;
  /** JSON. */
  answer: string | null;
  created_at: Time;
  settled_at: Time | null;
}

export interface CitationRow {
  message_id: string;
  number: number;
  source_id: string;
  chunk_id: string;
  source: string;
  page: number | null;
  /** JSON. */
  headings: string;
  start_offset: number;
  end_offset: number;
  text: string;
}

interface FeedbackRow {
  message_id: string;
  rating: string;
  note: string;
  created_at: Time;
}

interface HandoffRow {
  id: string;
  conversation_id: string;
  message_id: string | null;
  reason: string;
  evidence: string;
  summary: string;
  next_step: string;
  summary_by: string;
  transcript: string;
  contact: string;
  created_at: Time;
  resolved_at: Time | null;
}

export interface TestCaseRow {
  id: string;
  project_id: string;
  question: string;
  kind: string;
  answer: string;
  source: string;
  passage: string;
  origin: string;
  state: string;
  created_at: Time;
}

export interface TestRunRow {
  id: string;
  project_id: string;
  name: string;
  mode: string;
  threshold: number;
  /** JSON. */
  models: string;
  state: string;
  /** JSON. */
  summary: string | null;
  started_at: Time;
  finished_at: Time | null;
}

interface TestRowRow {
  run_id: string;
  place: number;
  /** JSON. */
  value: string;
}

interface SourceRow {
  id: string;
  project_id: string;
  name: string;
  path: string | null;
  pasted: string | null;
  kind: string;
  encoding: string | null;
  language: string;
  sha256: string;
  size_bytes: number;
  text: string;
  /** JSON. */
  blocks: string;
  /** JSON. */
  pages: string;
  /** JSON. */
  problems: string;
  state: string;
  created_at: Time;
  deleted_at: Time | null;
}

interface ChunkRow {
  /** Also the row of its words in the full-text index `chunk_words`. */
  key: Generated<number>;
  id: string;
  source_id: string;
  ordinal: number;
  start: number;
  end: number;
  page: number | null;
  /** JSON. */
  headings: string;
  model_sha256: string;
  /** Float32, little-endian as all machines here are. */
  vector: Buffer;
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

export interface PlanEntryRow {
  id: string;
  project_id: string;
  kind: string;
  key: string | null;
  idea_id: string | null;
  /** JSON. */
  value: string;
  created_at: Time;
  updated_at: Time;
  deleted_at: Time | null;
}

export interface ConvergeEntryRow {
  id: string;
  project_id: string;
  kind: string;
  key: string | null;
  idea_id: string | null;
  /** JSON. */
  value: string;
  created_at: Time;
  updated_at: Time;
  deleted_at: Time | null;
}

export interface PictureSetRow {
  id: string;
  project_id: string;
  name: string;
  size: number;
  channels: number;
  /** JSON: names in order. */
  classes: string;
  created_at: Time;
  deleted_at: Time | null;
}

interface PictureRow {
  set_id: string;
  /** From 0, in the order they were added. */
  place: number;
  name: string;
  class_id: number;
  pixels: Buffer;
}

export interface PictureRunRow {
  id: string;
  set_id: string;
  /** JSON. */
  result: string;
  network: Buffer;
  created_at: Time;
}

export interface PredictDatasetRow {
  id: string;
  project_id: string;
  /** JSON: a dataset without its id, project, time and number of runs. */
  facts: string;
  created_at: Time;
  deleted_at: Time | null;
}

interface PredictTableRow {
  dataset_id: string;
  row_count: number;
  /** JSON: names and different texts of the columns. */
  columns: Buffer;
  /** Int32, column by column. */
  codes: Buffer;
}

interface PredictRunRow {
  id: string;
  dataset_id: string;
  /** JSON. */
  summary: string;
  /** JSON. */
  run: Buffer;
  /** As the predictor packs it. */
  state: Buffer;
  created_at: Time;
  deleted_at: Time | null;
}

export interface AnalysisRow {
  id: string;
  project_id: string;
  /** JSON: an analysis without its id, project and times. */
  facts: string;
  created_at: Time;
  ran_at: Time | null;
  deleted_at: Time | null;
}

interface AnalysisTableRow {
  analysis_id: string;
  /** JSON in UTF-8. */
  rows: Buffer;
}

interface AnalysisVectorsRow {
  analysis_id: string;
  language: string;
  model_sha256: string;
  dimensions: number;
  /** Int32. */
  rows: Buffer;
  /** Float32. */
  vectors: Buffer;
}

interface AnalysisFindingRow {
  analysis_id: string;
  kind: string;
  /** JSON. */
  summary: string;
  /** JSON in UTF-8. */
  rows: Buffer;
  created_at: Time;
}

interface AnalysisLabelRow {
  analysis_id: string;
  place: number;
  label: string;
}

/** The tables of the newest schema. */
export interface Schema {
  project: ProjectRow;
  brief: BriefRow;
  idea: IdeaRow;
  idea_vector: IdeaVectorRow;
  idea_indexed: IdeaIndexedRow;
  generation: GenerationRow;
  idea_revision: IdeaRevisionRow;
  generation_input: GenerationInputRow;
  setting: SettingRow;
  network_event: NetworkEventRow;
  model: ModelRow;
  source: SourceRow;
  chunk: ChunkRow;
  assistant_setting: AssistantSettingRow;
  conversation: ConversationRow;
  message: MessageRow;
  citation: CitationRow;
  feedback: FeedbackRow;
  handoff: HandoffRow;
  test_case: TestCaseRow;
  test_run: TestRunRow;
  test_row: TestRowRow;
  dataset: DatasetRow;
  catalogue: CatalogueRow;
  item_vectors: ItemVectorsRow;
  recommender_run: RecommenderRunRow;
  run_evidence: RunEvidenceRow;
  plan_entry: PlanEntryRow;
  converge_entry: ConvergeEntryRow;
  picture_set: PictureSetRow;
  picture: PictureRow;
  picture_run: PictureRunRow;
  predict_dataset: PredictDatasetRow;
  predict_table: PredictTableRow;
  predict_run: PredictRunRow;
  analysis: AnalysisRow;
  analysis_table: AnalysisTableRow;
  analysis_vectors: AnalysisVectorsRow;
  analysis_finding: AnalysisFindingRow;
  analysis_label: AnalysisLabelRow;
  compose_template: ComposeTemplateRow;
  compose_document: ComposeDocumentRow;
  compose_version: ComposeVersionRow;
  cluster: ClusterRow;
  idea_merge: IdeaMergeRow;
  idea_apart: IdeaApartRow;
  idea_map: IdeaMapRow;
  idea_place: IdeaPlaceRow;
  session_draft: SessionDraftRow;
  develop_field: DevelopFieldRow;
  develop_version: DevelopVersionRow;
  develop_assumption: DevelopAssumptionRow;
  develop_evidence: DevelopEvidenceRow;
  project_import: ProjectImportRow;
  project_import_row: ProjectImportRowRow;
  typed_text: TypedTextRow;
  undo_step: UndoStepRow;
  search_entry: SearchEntryRow;
  search_queue: SearchQueueRow;
  engine: EngineRow;
  project_engine: ProjectEngineRow;
}

/** A database that may only be asked. A query function that takes this can't write. */
export type ReadableDatabase = Pick<Kysely<Schema>, 'selectFrom'>;
/** A database for SQL of one's own, where kysely has no words: full-text search. Only questions are asked of it. */
export type RawDatabase = Pick<Kysely<Schema>, 'getExecutor'>;
/** A database, or a transaction on it, that may be changed. */
export type WritableDatabase = Kysely<Schema> | Transaction<Schema>;
