import type { Statement } from 'better-sqlite3';

/** More texts of statements than the app has, but for lists of parameters of every length. */
const mostKept = 300;

/**
 * Keeps prepared statements by their text, the latest used ones: preparing one takes longer than most of them run. A
 * statement that is kept is only ever run to its end, so it may be run again.
 */
export function createStatements(prepare: (text: string) => Statement): (text: string) => Statement {
  const kept = new Map<string, Statement>();
  return (text) => {
    const statement = kept.get(text) ?? prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return statement;
  };
}
