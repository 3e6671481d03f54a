/** What the address of Develop says: which idea, and which of its documents. */
export interface DevelopSearch {
  readonly idea?: string;
  readonly doc?: string;
}

/** Keeps what can be an id of either; the page says so when nothing goes by it. */
export function validateDevelopSearch(search: Record<string, unknown>): DevelopSearch {
  const { idea, doc } = search;
  return {
    ...(typeof idea === 'string' && idea !== '' ? { idea } : {}),
    ...(typeof doc === 'string' && doc !== '' ? { doc } : {}),
  };
}
