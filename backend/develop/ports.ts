import type {
  Assumption,
  DraftProvenance,
  EvidenceFields,
  FieldVersion,
  StoredEntry,
  WrittenBy,
} from '../../contract/develop-documents.ts';
import type { Idea, Sampling } from '../../contract/ideation.ts';
import type { Brief } from '../../contract/projects.ts';

/** Which field of which document of which idea. */
export interface FieldPlace {
  readonly ideaId: string;
  readonly templateId: string;
  readonly fieldId: string;
}

/** A field as it is kept. */
export interface StoredField extends FieldPlace {
  readonly entries: readonly StoredEntry[];
  readonly updatedAt: number;
}

/** Evidence as it is kept; `isThere` false when what it points at was deleted. */
export interface StoredEvidence {
  readonly id: string;
  readonly ideaId: string;
  readonly entryId: string;
  readonly fields: EvidenceFields;
  readonly isThere: boolean;
  readonly createdAt: number;
}

/** All that is kept of an idea's documents. */
export interface StoredDocuments {
  readonly fields: readonly StoredField[];
  readonly assumptions: ReadonlyMap<string, Assumption>;
  /** Oldest first, taken-away ones left out. */
  readonly evidence: readonly StoredEvidence[];
  /** Why the idea was ruled out when choosing; null when it was not. */
  readonly veto: string | null;
}

/** What a change of a field comes to. */
export interface FieldChange {
  readonly entries: readonly StoredEntry[];
  readonly by: WrittenBy;
  readonly provenance: DraftProvenance | null;
  /** True when the newest version is overwritten: the person is still writing it. */
  readonly continues: boolean;
}

/**
 * What develop needs of the store. Every promise of a write resolves after the rows are on the disk; a write that
 * throws leaves everything as it was. All throw `not-found` for an idea, a project or a piece of evidence that is gone.
 */
export interface DevelopStore {
  getBrief(projectId: string): Promise<Brief>;
  getIdea(ideaId: string): Promise<Idea>;
  /** Oldest first, deleted ones left out. */
  listIdeas(projectId: string): Promise<readonly Idea[]>;
  /** The ideas of a project of which anything was written, by id. */
  listWritten(projectId: string): Promise<ReadonlySet<string>>;
  readDocuments(ideaId: string): Promise<StoredDocuments>;
  /** Sets a field by what stood there and the newest version of it; both null for one never written. */
  changeField(
    place: FieldPlace,
    now: number,
    change: (before: StoredField | null, newest: FieldVersion | null) => FieldChange,
  ): Promise<StoredField>;
  /** Newest first, at most `limit`. */
  listVersions(place: FieldPlace, limit: number): Promise<readonly FieldVersion[]>;
  setAssumption(ideaId: string, entryId: string, assumption: Assumption | null, now: number): Promise<void>;
  /** Throws `invalid-input` for a source or a run of another project. */
  addEvidence(evidence: Omit<StoredEvidence, 'isThere'>): Promise<void>;
  /** Hides it until it is restored, or purged after 30 days. Resolves with its idea. */
  deleteEvidence(id: string, now: number): Promise<string>;
  restoreEvidence(id: string): Promise<StoredEvidence>;
}

/** What a text is asked with: a system line and one user turn. */
export interface Turn {
  readonly system: string;
  readonly turn: string;
}

export interface WriteRequest {
  readonly prompt: Turn;
  /** How many are written, side by side: one for each, which is what the answer begins with. May be empty. */
  readonly openings: readonly string[];
  readonly sampling: Sampling;
  readonly seed: number;
  readonly maxTokens: number;
  /** False for a text, opening included, that must never stand there; asked before each token is written. */
  readonly allows: (text: string, opening: string) => boolean;
  /** True when what was written after the opening is all that is wanted. */
  readonly endsAt: (text: string) => boolean;
  /** Told of every text, opening included, each time it has grown. */
  readonly onText: (row: number, text: string) => void;
  readonly signal: AbortSignal;
}

/** What the model wrote after an opening. */
export interface Written {
  readonly opening: string;
  /** Without the opening. */
  readonly text: string;
  /** Log-probability of each token before sampling settings, in nats. */
  readonly logProbabilities: readonly number[];
  /** `refused`: whatever came next was not allowed. */
  readonly end: 'complete' | 'limit' | 'refused';
}

/** What develop needs of a text model. One call at a time. */
export interface DevelopModel {
  readonly id: string;
  readonly sha256: string;
  /** Exactly what the model is sent, for the record. */
  render(prompt: Turn): string;
  /** Rejects with `cancelled` within one token. */
  write(request: WriteRequest): Promise<readonly Written[]>;
}

/** Vectors of length 1, so that their dot product is the cosine similarity. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** What develop needs of the models. */
export interface DevelopModels {
  /** Waits for its turn, loads what is not loaded, and lends the text model with the embedder beside it. */
  borrow<T>(signal: AbortSignal, use: (model: DevelopModel, embed: Embed) => Promise<T>): Promise<T>;
  /** The layout the model was taught for the task; null when it wasn't taught it. */
  layout(): Promise<{ readonly system: string; readonly user: string } | null>;
}

/** Fills the places of hand-written beginnings from a brief; null when it has nothing for a place. */
export type FillOpening = (opening: string, brief: Brief, turn: number) => string | null;

/** Who of a brief's people runs the thing, and whom it serves, by the names that sentences can take. */
export interface BriefPeople {
  readonly customers: readonly string[];
  readonly staff: readonly string[];
}

/** Tells a brief's people apart; who may be either is in neither. */
export type PeopleOf = (brief: Brief) => BriefPeople;
