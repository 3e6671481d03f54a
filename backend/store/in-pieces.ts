/** SQLite takes a limited number of parameters; so many are safe everywhere. */
const mostAtOnce = 500;

/** A list in pieces that fit one statement, or in smaller ones. */
export function inPieces<T>(items: readonly T[], size = mostAtOnce): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
