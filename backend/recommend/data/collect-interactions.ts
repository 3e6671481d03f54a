import { recommenderIdLimit } from '../../../contract/recommend.ts';
import type { FeedbackRule, InteractionColumnNames, TimeReading } from '../../../contract/recommend-data.ts';
import type { Collector } from './collect-items.ts';
import { growingIntegers, growingNumbers } from './growing.ts';
import { createIdentifiers, type Identifiers } from './identifiers.ts';
import { parseNumber } from './parse-number.ts';
import { createTimeReader } from './parse-time.ts';
import { createRowProblems, type RowProblems } from './row-problems.ts';
import { columnPlaces } from './table-columns.ts';

/** Interactions as their file has them, one a place, before the rule. */
export interface CollectedInteractions {
  readonly users: Identifiers;
  readonly items: Identifiers;
  readonly columns: () => {
    readonly users: Int32Array;
    readonly items: Int32Array;
    /** NaN where the rule needs none. */
    readonly values: Float64Array;
    /** Milliseconds since 1970, NaN where not known. */
    readonly times: Float64Array;
    readonly rows: Int32Array;
  };
  /** Rows of data, used or not. */
  readonly rowCount: () => number;
  readonly timesAreAmbiguous: () => boolean;
  readonly problems: RowProblems;
}

/** Collects interactions. Ids stay texts, trimmed at their ends. `file` is the file's name, for errors. */
export function collectInteractions(
  columns: InteractionColumnNames,
  rule: FeedbackRule,
  timeReading: TimeReading,
  file: string,
): Collector<CollectedInteractions> {
  const problems = createRowProblems('interactions');
  const userIds = createIdentifiers();
  const itemIds = createIdentifiers();
  const [users, items, rows] = [growingIntegers(), growingIntegers(), growingIntegers()];
  const [values, times] = [growingNumbers(), growingNumbers()];
  const timeReader = createTimeReader(timeReading.utcOffsetMinutes, timeReading.dateOrder);
  const needsValue = rule.kind !== 'each-once';
  let rowCount = 0;
  let at = { user: -1, item: -1, value: -1, time: -1 };

  /** Null for a row that can't be used. */
  const valueOf = (cells: readonly string[], row: number): number | null => {
    if (!needsValue) return NaN;
    // Without a column of values every row counts 1.
    const cell = at.value < 0 ? '1' : cells[at.value]!;
    const value = parseNumber(cell);
    if (value === null) problems.add(cell.trim() === '' ? 'no-value' : 'value-unreadable', row, cell);
    else if ((rule.kind === 'weight' || rule.kind === 'log-weight') && value <= 0)
      problems.add('value-not-positive', row, cell);
    else return value;
    return null;
  };
  const timeOf = (cells: readonly string[], row: number): number => {
    if (at.time < 0) return NaN;
    const cell = cells[at.time]!;
    const time = timeReader.parse(cell);
    if (time !== null) return time;
    problems.add(cell.trim() === '' ? 'time-missing' : 'time-unreadable', row, cell);
    return NaN;
  };

  return {
    collected: {
      ...{ users: userIds, items: itemIds, problems },
      columns: () => ({
        users: users.values(),
        items: items.values(),
        values: values.values(),
        times: times.values(),
        rows: rows.values(),
      }),
      rowCount: () => rowCount,
      timesAreAmbiguous: timeReader.isAmbiguous,
    },
    columns: (given) => {
      const places = columnPlaces(
        given.map(({ name }) => name),
        file,
      );
      at = {
        user: places.of(columns.user),
        item: places.of(columns.item),
        value: places.ofOptional(columns.value),
        time: places.ofOptional(columns.time),
      };
    },
    row: (cells, row, isBroken) => {
      rowCount++;
      if (isBroken) {
        problems.add('broken', row, cells.join(' '));
        return true;
      }
      const user = cells[at.user]!.trim();
      const item = cells[at.item]!.trim();
      if (user === '') problems.add('no-user', row, cells.join(' '));
      else if (item === '') problems.add('no-item', row, cells.join(' '));
      else if (user.length > recommenderIdLimit || item.length > recommenderIdLimit)
        problems.add('id-too-long', row, user.length > recommenderIdLimit ? user : item);
      else {
        const value = valueOf(cells, row);
        if (value === null) return true;
        users.push(userIds.numberOf(user));
        items.push(itemIds.numberOf(item));
        rows.push(row);
        values.push(value);
        times.push(timeOf(cells, row));
      }
      return true;
    },
  };
}
