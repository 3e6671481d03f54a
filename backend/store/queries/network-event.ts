import { sql, type Selectable } from 'kysely';
import type { NetworkAttempt } from '../../../contract/network.ts';
import type { NetworkEventRow } from '../network-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

const dayMs = 86_400_000;

/** Adds an attempt to the row of its like on its day, or begins one. */
export async function addNetworkEvent(database: WritableDatabase, attempt: NetworkAttempt): Promise<void> {
  const { at, by, kind, host, times } = attempt;
  await database
    .insertInto('network_event')
    .values({
      ...{ day: Math.floor(at / dayMs), by, kind, host, times },
      ...{ feature: attempt.feature ?? '', port: attempt.port ?? -1, allowed: attempt.allowed ? 1 : 0 },
      ...{ sent_bytes: attempt.sentBytes, received_bytes: attempt.receivedBytes, first_at: at, last_at: at },
    })
    .onConflict((conflict) =>
      conflict.columns(['day', 'by', 'feature', 'kind', 'host', 'port', 'allowed']).doUpdateSet({
        times: sql`network_event.times + excluded.times`,
        sent_bytes: sql`network_event.sent_bytes + excluded.sent_bytes`,
        received_bytes: sql`network_event.received_bytes + excluded.received_bytes`,
        last_at: sql`max(network_event.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

/** Newest first. */
export function selectNetworkEvents(database: ReadableDatabase): Promise<Selectable<NetworkEventRow>[]> {
  return database
    .selectFrom('network_event')
    .selectAll()
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** How often something was allowed or refused. */
export async function countNetworkEvents(database: ReadableDatabase, allowed: boolean): Promise<number> {
  const { times } = await database
    .selectFrom('network_event')
    .where('allowed', '=', allowed ? 1 : 0)
    .select((build) => build.fn.coalesce(build.fn.sum<number>('times'), build.val(0)).as('times'))
    .executeTakeFirstOrThrow();
  return times;
}

/** Keeps the newest rows, so many of them. */
export async function deleteOldNetworkEvents(database: WritableDatabase, kept: number): Promise<void> {
  const newest = database
    .selectFrom('network_event')
    .select('id')
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .limit(kept);
  await database.deleteFrom('network_event').where('id', 'not in', newest).execute();
}

export async function deleteNetworkEvents(database: WritableDatabase): Promise<void> {
  await database.deleteFrom('network_event').execute();
}
