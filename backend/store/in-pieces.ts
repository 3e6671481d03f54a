/** SQLite takes a limited number of parameters; so many are safe everywhere. */
const mostAtOnce = 500;

/** A list in pieces that fit one statement. */
export function inPieces<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, at) =>
    items.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  );
}
