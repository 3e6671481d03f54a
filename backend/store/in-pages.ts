import { setImmediate as pause } from 'node:timers/promises';

/** Where a page of a list ended: its last row, in the order of the list. */
export interface PageEnd {
  readonly created_at: number;
  readonly rowid: number;
}

/**
 * Reads a long list in pages, oldest first; the thread is free between two. `read` gives the rows after the one that the
 * page before ended with. What is added meanwhile comes at the end, what is taken away is not missed twice.
 */
export async function inPages<Row extends PageEnd>(
  pageSize: number,
  read: (after: PageEnd) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let after: PageEnd = { created_at: -1, rowid: -1 }; ;) {
    const page = await read(after);
    // Not with a spread: a page may be longer than a call takes arguments.
    for (const row of page) all.push(row);
    if (page.length < pageSize) return all;
    after = page.at(-1)!;
    await pause();
  }
}
