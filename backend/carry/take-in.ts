import type { CarriedRoom, Difference, RoomChanges } from '../../contract/carry.ts';
import { shownDifferences, shownText } from '../../contract/carry.ts';
import { decide } from './merge.ts';
import { uuidOf } from './new-ids.ts';
import type { CarriedTable, HereRow, ImportWriter, Row } from './ports.ts';
import { wordsOf } from './words-of.ts';

type Counts = { -readonly [K in keyof Omit<RoomChanges, 'room'>]: number };

/** What was found while rows were taken in. */
export interface TakenIn {
  readonly rooms: RoomChanges[];
  readonly differences: readonly Difference[];
  readonly moreDifferences: number;
}

/** Takes rows in, one table's after another's, through a writer that may only look. */
export function createTakingIn(writer: ImportWriter, isNew: boolean) {
  const rooms = new Map<CarriedRoom, Counts>();
  const differences: Difference[] = [];
  let told = 0;
  /** Rows that are here under another id, by the one in the file. */
  const aliases = new Map<string, string>();

  const countsOf = (room: CarriedRoom): Counts => {
    const counts = rooms.get(room) ?? { added: 0, changed: 0, stays: 0, same: 0, staysDeleted: 0 };
    rooms.set(room, counts);
    return counts;
  };
  const tell = async (table: CarriedTable, here: Row, file: Row, took: 'here' | 'file') => {
    told++;
    if (differences.length < shownDifferences)
      differences.push({
        room: table.room,
        here: wordsOf(table, here, shownText),
        file: wordsOf(table, file, shownText),
        took,
      });
    if (table.merging === 'idea') return keepEarlierText(writer, table, took === 'file' ? here : file);
    await writer.keep(table, took === 'file' ? here : file, took);
  };

  const meet = async (table: CarriedTable, here: HereRow, file: Row) => {
    const counts = countsOf(table.room);
    const decision = decide(table, here, file);
    switch (decision.do) {
      case 'same':
        counts.same++;
        return;
      case 'stays-deleted':
        counts.staysDeleted++;
        return;
      case 'stays':
        counts.stays++;
        if (decision.tell) await tell(table, here.row, file, 'here');
        return;
      case 'renumber': {
        counts.added++;
        const next = { number: (await writer.highestVersion(String(file.document_id))) + 1 };
        if (decision.moves === 'here') await writer.change(table, here.row, { ...here.row, ...next });
        return writer.add(table, [decision.moves === 'here' ? file : { ...file, ...next }]);
      }
      case 'changed':
        counts.changed++;
        if (decision.shown) await writer.unhide(table, here.row);
        await writer.change(table, here.row, decision.row);
        if (decision.tell) await tell(table, here.row, file, tookOf(decision.row, file));
    }
  };

  return {
    async take(table: CarriedTable, given: readonly Row[]): Promise<void> {
      const rows = aliases.size === 0 ? given : given.map((row) => renamed(table, row, aliases));
      const met = isNew ? [] : await writer.find(table, rows);
      const fresh: Row[] = [];
      for (const [place, row] of rows.entries()) {
        const here = met[place] ?? null;
        if (here === null) {
          fresh.push(row);
          continue;
        }
        if (typeof row.id === 'string' && typeof here.row.id === 'string' && row.id !== here.row.id)
          if (table.merging !== 'version') aliases.set(row.id, here.row.id);
        await meet(table, here, row);
      }
      if (fresh.length === 0) return;
      countsOf(table.room).added += fresh.length;
      await writer.add(table, fresh);
    },
    found: (): TakenIn => ({
      rooms: [...rooms].map(([room, counts]) => ({ room, ...counts })),
      differences,
      moreDifferences: told - differences.length,
    }),
  };
}

/** Whose words stand: an idea is put together of both, so its title tells. */
const tookOf = (stands: Row, file: Row): 'here' | 'file' =>
  'title' in stands && 'pitch' in stands && (stands.title !== file.title || stands.pitch !== file.pitch)
    ? 'here'
    : 'file';

function renamed(table: CarriedTable, row: Row, aliases: ReadonlyMap<string, string>): Row {
  const changed = table.columns.flatMap(({ name, kind }) => {
    const value = row[name];
    const alias = kind === 'id' && typeof value === 'string' ? aliases.get(value) : undefined;
    return alias === undefined ? [] : [[name, alias] as const];
  });
  return changed.length === 0 ? row : { ...row, ...Object.fromEntries(changed) };
}

const revisionColumns = ['title', 'pitch', 'who', 'why', 'experiment'] as const;

/** The text of an idea that does not stand goes where its earlier texts are; once, however often it is imported. */
async function keepEarlierText(writer: ImportWriter, table: CarriedTable, row: Row): Promise<void> {
  const revisions = revisionTable(table);
  const texts = revisionColumns.map((name) => String(row[name] ?? ''));
  const revision: Row = {
    id: uuidOf('text', String(row.id), ...texts),
    idea_id: row.id ?? null,
    by: row.edited_at === null ? (row.origin ?? 'person') : 'person',
    written_at: row.edited_at ?? row.created_at ?? 0,
    ...Object.fromEntries(revisionColumns.map((name) => [name, row[name] ?? null])),
  };
  const [known] = await writer.find(revisions, [revision]);
  if (!known) await writer.add(revisions, [revision]);
}

function revisionTable(ideas: CarriedTable): CarriedTable {
  const column = (name: string, kind: 'id' | 'text' | 'int') => ({
    ...{ name, kind, isNullable: false, isProse: false },
  });
  return {
    ...ideas,
    name: 'idea_revision',
    merging: 'stays',
    columns: [
      column('id', 'id'),
      column('idea_id', 'id'),
      column('by', 'text'),
      column('written_at', 'int'),
      ...revisionColumns.map((name) => column(name, 'text')),
    ],
  };
}
