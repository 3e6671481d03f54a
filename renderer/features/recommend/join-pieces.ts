import type { EventOf } from '../../../contract/index.ts';

/** A file that comes in pieces. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly texts: string[];
}

type Piece = Extract<EventOf<'recommend.export'>, { type: 'file' | 'text' }>;

/** The files after one more piece; the texts of the last grow in place, since they can be many. */
export function joinPieces(files: readonly ExportedFile[], piece: Piece): readonly ExportedFile[] {
  if (piece.type === 'file') return [...files, { name: piece.name, mediaType: piece.mediaType, texts: [] }];
  const last = files.at(-1);
  if (!last) throw new Error('A text came before its file.');
  last.texts.push(piece.text);
  return files;
}
