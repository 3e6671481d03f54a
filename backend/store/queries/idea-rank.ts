import type { ReadableDatabase } from '../schema.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Digits that count up; what follows them stands between two whole steps. */
const wholeLength = 8;
/** Halfway to the next step, so that there is room on both sides. */
const half = 'V';

/** The rank after every idea of a project, deleted ones too: one whole step on. */
export async function nextRank(database: ReadableDatabase, projectId: string): Promise<string> {
  const last = await database
    .selectFrom('idea')
    .select(({ fn }) => fn.max<string | null>('rank').as('rank'))
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  return stepAfter(last?.rank ?? '') + half;
}

function stepAfter(rank: string): string {
  const whole = Array.from(rank.slice(0, wholeLength).padEnd(wholeLength, '0'));
  for (let at = wholeLength - 1; at >= 0; at--) {
    const next = digits.indexOf(whole[at]!) + 1;
    whole[at] = digits[next % digits.length]!;
    if (next < digits.length) break;
  }
  return whole.join('');
}

/** Where every idea of a project stands, deleted ones too. */
export function selectOrder(
  database: ReadableDatabase,
  projectId: string,
): Promise<{ id: string; rank: string }[]> {
  return database.selectFrom('idea').select(['id', 'rank']).where('project_id', '=', projectId).execute();
}
