/** What an export hands over: the start of a file, then its text in pieces. */
export type Piece =
  | { readonly type: 'file'; readonly name: string; readonly mediaType: string }
  | { readonly type: 'text'; readonly text: string };

/** Pieces of about this many characters, so that a client is never handed much at once. */
const pieceLength = 2 ** 16;

/** Writes one file and hands it over in pieces. */
export interface PieceWriter {
  write(text: string): void;
  /** Hands over what is left; gives the characters in all. */
  end(): number;
}

/** Begins a file. `emit` is told of it at once. */
export function createPieceWriter(
  name: string,
  mediaType: string,
  emit: (piece: Piece) => void,
): PieceWriter {
  let waiting = '';
  let characters = 0;
  const flush = () => {
    for (let at = 0; at < waiting.length; at += pieceLength)
      emit({ type: 'text', text: waiting.slice(at, at + pieceLength) });
    waiting = '';
  };
  emit({ type: 'file', name, mediaType });
  return {
    write: (text) => {
      waiting += text;
      characters += text.length;
      if (waiting.length >= pieceLength) flush();
    },
    end: () => {
      flush();
      return characters;
    },
  };
}
