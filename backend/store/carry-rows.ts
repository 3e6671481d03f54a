/** What is being typed and was not sent yet. */
export interface TypedTextRow {
  /** SHA-256 of where the field is. */
  place: string;
  project_id: string | null;
  /** What stood there to begin with. */
  base: string;
  text: string;
  typed_at: number;
}

/** The rows of imports of project files. */
export interface ProjectImportRow {
  id: string;
  project_id: string;
  file_name: string;
  imported_at: number;
  is_new_project: number;
  added: number;
  changed: number;
  taken_back_at: number | null;
}

export interface ProjectImportRowRow {
  import_id: string;
  /** From 0, in the order in which they were written. */
  place: number;
  did: string;
  table_name: string;
  /** JSON. */
  row_key: string;
  /** JSON. */
  row: string | null;
  digest: string | null;
}
