/** An engine past this app. */
export interface EngineRow {
  id: string;
  name: string;
  address: string;
  key: string | null;
  model: string;
  /** Requests at once. */
  at_once: number;
  /** Milliseconds since 1970, UTC. */
  created_at: number;
}

/** A project that writes with an engine. */
export interface ProjectEngineRow {
  project_id: string;
  engine_id: string;
}
