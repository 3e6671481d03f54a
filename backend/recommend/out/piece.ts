/** What an export hands over: the start of a file, then its text in pieces. */
export type Piece =
  | { readonly type: 'file'; readonly name: string; readonly mediaType: string }
  | { readonly type: 'text'; readonly text: string };

/** Pieces of about this many characters, so that a client is never handed much at once. */
const pieceLength = 2 ** 16;

/** Writes the lines of files and hands them over in pieces. */
export interface PieceWriter {
  file(name: string, mediaType: string): void;
  write(text: string): void;
  /** Hands over what is left, and says how much there was. */
  end(): { readonly files: number; readonly characters: number };
}

export function createPieceWriter(emit: (piece: Piece) => void): PieceWriter {
  let waiting = '';
  let files = 0;
  let characters = 0;
  const flush = () => {
    if (waiting !== '') emit({ type: 'text', text: waiting });
    waiting = '';
  };
  return {
    file: (name, mediaType) => {
      flush();
      files++;
      emit({ type: 'file', name, mediaType });
    },
    write: (text) => {
      waiting += text;
      characters += text.length;
      if (waiting.length >= pieceLength) flush();
    },
    end: () => {
      flush();
      return { files, characters };
    },
  };
}
