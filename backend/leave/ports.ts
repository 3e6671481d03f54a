import type { InputOf, OutputOf, RpcName } from '../../contract/index.ts';
import type { PitchDeck, ProjectDocument } from './document.ts';

export type { Piece, PitchDeck, PitchSlide, ProjectDocument, Section } from './document.ts';

/**
 * The other rooms, asked as any client asks them: what leaves the app is what the window shows, and a room that changes
 * how it keeps things changes nothing here.
 */
export interface Rooms {
  ask<N extends RpcName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
}

/** Writers of file formats that packages make, apart from the backend's own thread. Reject with `cancelled`. */
export interface Writers {
  docx(document: ProjectDocument, signal: AbortSignal): Promise<Uint8Array>;
  pptx(deck: PitchDeck, signal: AbortSignal): Promise<Uint8Array>;
}
