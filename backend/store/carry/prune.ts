import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** Takes away what imports remember of rows that have gone for good; of these nothing may be left. Returns how many. */
export async function pruneImports(database: Kysely<Schema> | Transaction<Schema>): Promise<number> {
  let pruned = 0;
  const tables = await database.selectFrom('project_import_row').select('table_name').distinct().execute();
  for (const { table_name: table } of tables) {
    const { rows: columns } = await sql<{ name: string; pk: number; type: string }>`
      select name, pk, type from pragma_table_info(${table}) where pk > 0 order by pk`.execute(database);
    // A key that the database counts up is not what rows are remembered by.
    const key =
      columns[0]?.type === 'INTEGER' && columns.length === 1 ? ['id'] : columns.map(({ name }) => name);
    if (key.length === 0) continue;
    const values = sql.join(key.map((name) => sql`subject.${sql.ref(name)}`));
    const { numAffectedRows } =
      await sql`delete from project_import_row where table_name = ${table} and row_key not in
      (select json_array(${values}) from ${sql.table(table)} as subject)`.execute(database);
    pruned += Number(numAffectedRows ?? 0);
  }
  return pruned;
}
