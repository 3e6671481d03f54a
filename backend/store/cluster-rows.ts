/** The rows of the clusters of ideas, of merges and of the map. */
export interface ClusterRow {
  id: string;
  project_id: string;
  name: string;
  name_by: string;
  /** JSON. */
  words: string;
  /** JSON. */
  stability: string | null;
  created_at: number;
}

export interface IdeaMergeRow {
  id: string;
  batch_id: string;
  kept_id: string;
  /** JSON. */
  away_ids: string;
  title_before: string;
  pitch_before: string;
  title_after: string;
  pitch_after: string;
  edited_before: number | null;
  created_at: number;
}

export interface IdeaApartRow {
  first_id: string;
  second_id: string;
}

export interface IdeaMapRow {
  project_id: string;
  seed: number;
  model_sha256: string;
  laid_out_at: number;
}

export interface IdeaPlaceRow {
  idea_id: string;
  x: number;
  y: number;
  text_hash: number;
  /** 0: by the layout, 1: among its neighbours. */
  is_placed: number;
}
