/** The cells of an object, by the columns so far. A value that is no text is written as one. */
export function cellsOf(value: Readonly<Record<string, unknown>>, columns: readonly string[]): string[] {
  return columns.map((column) => cellOf(Object.hasOwn(value, column) ? value[column] : null));
}

/** Lists of plain values are joined by "|"; anything deeper stays JSON. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value.join('|');
  return JSON.stringify(value);
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys of objects in the order in which they first appear. */
export function createKeyCollector(): {
  add(value: Readonly<Record<string, unknown>>): void;
  keys(): string[];
} {
  const keys = new Set<string>();
  return {
    add: (value) => {
      for (const key of Object.keys(value)) keys.add(key);
    },
    keys: () => [...keys],
  };
}
