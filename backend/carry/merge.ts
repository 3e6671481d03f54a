import { assertNever } from '../../contract/assert-never.ts';
import type { CarriedTable, HereRow, Row, Value } from './ports.ts';

/** What becomes of a row that is here and in the file. */
type Decision =
  | { readonly do: 'same' | 'stays-deleted' }
  /** What is here stands; `tell` when words differ. */
  | { readonly do: 'stays'; readonly tell: boolean }
  /** This row stands. `shown` when it was hidden here. */
  | { readonly do: 'changed'; readonly row: Row; readonly tell: boolean; readonly shown: boolean }
  /** A version that both have under one number: the other one moves to the next. */
  | { readonly do: 'renumber'; readonly moves: 'here' | 'file' };

/** The columns of an idea's text, and those that tell when it was written. */
const ideaText = ['title', 'pitch', 'who', 'why', 'experiment'] as const;

/** Decides between two rows of one place. What is newer stands; where no time tells, what is here. Writes nothing. */
export function decide(table: CarriedTable, here: HereRow, file: Row): Decision {
  if (table.sharedBy) return { do: 'same' };
  const { merging } = table;
  if (here.hiddenAt !== null && timeOf(table, file) <= here.hiddenAt) return { do: 'stays-deleted' };
  const shown = here.hiddenAt !== null;
  if (merging === 'derived') return { do: 'same' };
  const differing = table.columns.filter(({ name }) => !isSame(here.row[name] ?? null, file[name] ?? null));
  if (differing.length === 0)
    return shown ? { do: 'changed', row: here.row, tell: false, shown } : { do: 'same' };
  const tell = differing.some(({ isProse }) => isProse);
  if (merging === 'idea') return mergedIdea(here.row, file, shown);
  if (merging === 'version') {
    if (here.row.id === file.id) return { do: 'stays', tell };
    return {
      do: 'renumber',
      moves: numberOf(here.row, 'created_at') > numberOf(file, 'created_at') ? 'here' : 'file',
    };
  }
  if (merging === 'stays') {
    if (shown) return { do: 'changed', row: here.row, tell, shown };
    return { do: 'stays', tell };
  }
  if (typeof merging !== 'object') return assertNever(merging);
  if (numberOf(file, merging.newer) <= numberOf(here.row, merging.newer) && !shown)
    return { do: 'stays', tell };
  return { do: 'changed', row: keepingKey(table, here.row, file), tell, shown };
}

/** The text that was written later, and every mark that is set on either side; the one here where both are. */
function mergedIdea(here: Row, file: Row, shown: boolean): Decision {
  const writtenAt = (row: Row) => numberOf(row, 'edited_at') || numberOf(row, 'created_at');
  const textDiffers = ideaText.some((name) => here[name] !== file[name]);
  const takesText = textDiffers && writtenAt(file) > writtenAt(here);
  const text = takesText ? file : here;
  const row: Row = {
    ...here,
    ...Object.fromEntries([...ideaText, 'edited_at'].map((name) => [name, text[name] ?? null])),
    starred: Math.max(numberOf(here, 'starred'), numberOf(file, 'starred')),
    state: here.state === 'new' ? (file.state ?? 'new') : (here.state ?? 'new'),
    tags: joinedTags(here.tags, file.tags),
    parent_id: here.parent_id ?? file.parent_id ?? null,
    cluster_id: here.cluster_id ?? file.cluster_id ?? null,
    merged_into: here.merged_into ?? file.merged_into ?? null,
  };
  const changes = shown || Object.keys(row).some((name) => !isSame(row[name] ?? null, here[name] ?? null));
  if (changes) return { do: 'changed', row, tell: textDiffers, shown };
  return textDiffers ? { do: 'stays', tell: true } : { do: 'same' };
}

/** The most tags an idea may have is kept to: those of here come first. */
const mostTags = 20;
function joinedTags(here: Value | undefined, file: Value | undefined): string {
  const tagsOf = (value: Value | undefined) => JSON.parse(String(value ?? '[]')) as string[];
  return JSON.stringify([...new Set([...tagsOf(here), ...tagsOf(file)])].slice(0, mostTags));
}

/** Met by columns that stand only once, a row may have another id in the file; others know it by the one here. */
function keepingKey(table: CarriedTable, here: Row, file: Row): Row {
  return 'id' in here && table.columns.some(({ name }) => name === 'id')
    ? {
        ...file,
        id: here.id ?? null,
        ...('created_at' in here ? { created_at: here.created_at ?? null } : {}),
      }
    : file;
}

/** When a row was last written, as far as it says so. */
function timeOf(table: CarriedTable, row: Row): number {
  const names = [
    'updated_at',
    'edited_at',
    'created_at',
    ...(typeof table.merging === 'object' ? [table.merging.newer] : []),
  ];
  return Math.max(...names.map((name) => numberOf(row, name)));
}

const numberOf = (row: Row, column: string): number => {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
};

function isSame(a: Value, b: Value): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array)
    return a.length === b.length && a.every((byte, place) => byte === b[place]);
  return a === b;
}
