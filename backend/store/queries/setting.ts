import type { ReadableDatabase, WritableDatabase } from '../schema.ts';

/** Every setting that was ever saved, by key, parsed from JSON. */
export async function selectSettings(database: ReadableDatabase): Promise<Record<string, unknown>> {
  const rows = await database.selectFrom('setting').selectAll().execute();
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
}

export async function upsertSetting(database: WritableDatabase, key: string, value: unknown): Promise<void> {
  const row = { key, value: JSON.stringify(value) };
  await database
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value }))
    .execute();
}
