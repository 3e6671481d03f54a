/** Milliseconds since 1970, UTC. */
type Time = number;

export interface DevelopFieldRow {
  id: string;
  idea_id: string;
  template_id: string;
  field_id: string;
  /** JSON. */
  entries: string;
  updated_at: Time;
}

export interface DevelopVersionRow {
  id: string;
  field_id: string;
  /** JSON. */
  entries: string;
  written_by: string;
  /** JSON; null when no proposal was accepted. */
  provenance: string | null;
  created_at: Time;
}

export interface DevelopAssumptionRow {
  idea_id: string;
  entry_id: string;
  impact: number | null;
  uncertainty: number | null;
}

export interface DevelopEvidenceRow {
  id: string;
  idea_id: string;
  entry_id: string;
  /** JSON. */
  fields: string;
  created_at: Time;
  deleted_at: Time | null;
}
