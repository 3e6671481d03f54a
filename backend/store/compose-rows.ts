/** Milliseconds since 1970, UTC. */
type Time = number;

export interface ComposeTemplateRow {
  id: string;
  /** JSON. */
  fields: string;
  updated_at: Time;
  deleted_at: Time | null;
}

export interface ComposeDocumentRow {
  id: string;
  project_id: string;
  title: string;
  language: string;
  template_id: string | null;
  created_at: Time;
  updated_at: Time;
  deleted_at: Time | null;
}

export interface ComposeVersionRow {
  id: string;
  document_id: string;
  number: number;
  text: string;
  /** JSON. */
  sentences: string;
  /** JSON. */
  origin: string;
  created_at: Time;
}
