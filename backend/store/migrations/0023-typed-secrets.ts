import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { markUnswept } from '../leave-nothing.ts';

/**
 * Takes away typing that was kept before secrets were told from it: a passphrase or a key that was shown as it was typed was
 * kept like any line. Which field a text stood in is known by a hash alone, so every text goes that could have stood in one
 * for a secret: a single line of at most 1024 characters. Longer ones and those of several lines stay.
 */
export const typedSecrets: Migration = {
  async up(database: Kysely<unknown>) {
    const couldBe = (column: string) =>
      sql<boolean>`(length(${sql.ref(column)}) <= 1024 and instr(${sql.ref(column)}, char(10)) = 0)`;
    const { numAffectedRows } =
      await sql`delete from typed_text where ${couldBe('text')} and ${couldBe('base')}`.execute(database);
    // Nothing of it stays in free pages either.
    if ((numAffectedRows ?? 0n) > 0n) await markUnswept(database);
  },
};
