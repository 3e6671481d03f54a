import { csvLine } from '../../../contract/csv.ts';
import type { Model } from '../algorithm.ts';
import { historyOf } from '../history.ts';
import type { ListMaker } from '../lists/list-for.ts';
import type { Resident } from '../lists/resident.ts';
import type { PieceWriter } from './piece.ts';

const csv = 'text/csv';
const json = 'application/json';
const digits = 6;

/** The list of every user: user, rank, item, title, score. JSON is one object by user id. `pace` gets the share done. */
export function writeTopN(
  { data, interactions }: Resident,
  { lists, model, k, form }: { lists: ListMaker; model: Model; k: number; form: 'csv' | 'json' },
  out: PieceWriter,
  pace: (share: number) => void,
): void {
  const { userIds } = data;
  writeRows(
    {
      ...{
        name: 'top-n',
        form,
        header: ['user_id', 'rank', 'item_id', 'title', 'score'],
        count: userIds.length,
      },
      keyOf: (user) => userIds[user]!,
      rowsOf: (user) => lists.ranked(model, historyOf(interactions.byUser, user, user), k).items,
    },
    data,
    out,
    pace,
  );
}

/** What is most like each item: item, rank, similar item, title, similarity. JSON is one object by item id. */
export function writeSimilar(
  { data }: Resident,
  { model, k, form }: { model: Model; k: number; form: 'csv' | 'json' },
  out: PieceWriter,
  pace: (share: number) => void,
): void {
  const { itemIds } = data;
  writeRows(
    {
      ...{ name: 'similar-items', form, count: itemIds.length },
      header: ['item_id', 'rank', 'similar_item_id', 'title', 'similarity'],
      keyOf: (item) => itemIds[item]!,
      rowsOf: (item) =>
        model
          .similarItems(item, k)
          .map(({ item: other, similarity }) => ({ item: other, score: similarity })),
    },
    data,
    out,
    pace,
  );
}

interface Rows {
  readonly name: string;
  readonly form: 'csv' | 'json';
  readonly header: readonly string[];
  readonly count: number;
  readonly keyOf: (at: number) => string;
  readonly rowsOf: (at: number) => readonly { readonly item: number; readonly score: number }[];
}

function writeRows(
  { name, form, header, count, keyOf, rowsOf }: Rows,
  { itemIds, items }: Resident['data'],
  out: PieceWriter,
  pace: (share: number) => void,
): void {
  const isCsv = form === 'csv';
  out.file(`${name}.${form}`, isCsv ? csv : json);
  out.write(isCsv ? csvLine(header) : '{\n');
  for (let at = 0; at < count; at++) {
    pace(at / count);
    const rows = rowsOf(at).map(({ item, score }) => ({
      id: itemIds[item]!,
      title: items.titles[item] ?? itemIds[item]!,
      score: Number(score.toPrecision(digits)),
    }));
    if (isCsv)
      rows.forEach(({ id, title, score }, rank) =>
        out.write(csvLine([keyOf(at), rank + 1, id, title, score])),
      );
    else out.write(`${JSON.stringify(keyOf(at))}: ${JSON.stringify(rows)}${at < count - 1 ? ',' : ''}\n`);
  }
  if (!isCsv) out.write('}\n');
}
