import type { LeaveLanguage } from '../../contract/leave.ts';

/** A line of a list of facts. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** A piece of a document. All texts are plain, as they were typed: each writer makes them safe in its own format. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** Said in passing: where something came from. */
  | { readonly kind: 'quiet'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A heading with what stands under it. */
export interface Section {
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly sections: readonly Section[];
}

/** A project, or a part of it, before it is written in a format. Every writer gets this and nothing else. */
export interface ProjectDocument {
  readonly title: string;
  /** What it is and of when, in one line. */
  readonly subtitle: string;
  readonly language: LeaveLanguage;
  readonly sections: readonly Section[];
}

/** One slide. It shows only what somebody wrote. */
export interface PitchSlide {
  /** The question of the slide, small above what it says. */
  readonly topic: string;
  /** What it says first, set large. */
  readonly lead: string;
  readonly points: readonly Fact[];
  /** Where its words come from, for the speaker's notes. */
  readonly source: string;
}

/** A pitch of one idea. */
export interface PitchDeck {
  readonly title: string;
  readonly project: string;
  readonly language: LeaveLanguage;
  readonly slides: readonly PitchSlide[];
}
