/** Ids in the order in which they were first met; each is a number from then on. */
export interface Identifiers {
  /** The number of an id, a new one for one that wasn't met yet. */
  numberOf(id: string): number;
  /** The number of an id that was met, else null. */
  find(id: string): number | null;
  readonly ids: readonly string[];
}

export function createIdentifiers(): Identifiers {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  return {
    numberOf: (id) => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      const own = standAlone(id);
      numbers.set(own, ids.length);
      return ids.push(own) - 1;
    },
    find: (id) => numbers.get(id) ?? null,
    ids,
  };
}

/** A text cut out of a longer one keeps the whole of it in memory; this copy keeps only itself. */
function standAlone(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
