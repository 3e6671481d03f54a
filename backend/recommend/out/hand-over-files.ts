import { exactCsvLine } from '../../../contract/csv.ts';
import type { DatasetData } from '../data/dataset-data.ts';
import type { PieceWriter } from './piece.ts';

const csv = 'text/csv';
const tsv = 'text/tab-separated-values';
/** Gorse's word for "not known". */
const noTime = '0001-01-01T00:00:00Z';

/**
 * users.csv, items.csv and feedback.csv with the columns that Gorse's own export has (master/rest.go of gorse-io/gorse):
 * categories parted by "|", labels as JSON. Every interaction is of the feedback type "choice". Texts are as they came:
 * Gorse joins the files by their ids.
 */
export function writeGorse({ userIds, itemIds, items, byUser }: DatasetData, out: PieceWriter): void {
  out.file('users.csv', csv);
  out.write(exactCsvLine(['user_id', 'labels']));
  for (const id of userIds) out.write(exactCsvLine([id, '']));

  out.file('items.csv', csv);
  out.write(exactCsvLine(['item_id', 'is_hidden', 'categories', 'time_stamp', 'labels', 'description']));
  itemIds.forEach((id, item) => {
    const tags = items.tags[item]!;
    const labels = tags.length > 0 ? JSON.stringify({ tags }) : '';
    const category = items.categories[item]?.replaceAll('|', '/') ?? '';
    const isHidden = items.stock[item] === 0;
    out.write(exactCsvLine([id, String(isHidden), category, noTime, labels, items.titles[item] ?? '']));
  });

  out.file('feedback.csv', csv);
  out.write(exactCsvLine(['feedback_type', 'user_id', 'item_id', 'time_stamp']));
  eachInteraction({ byUser }, (user, item, _weight, time) =>
    out.write(
      exactCsvLine([
        'choice',
        userIds[user]!,
        itemIds[item]!,
        time === null ? noTime : new Date(time).toISOString(),
      ]),
    ),
  );
}

/**
 * RecBole's atomic files (recbole.io, "Atomic Files"): typed headers, tabs between fields, times in seconds. A tab or
 * line end inside a field becomes a space, since the format has no way to write it.
 */
export function writeRecbole({ userIds, itemIds, items, byUser }: DatasetData, out: PieceWriter): void {
  out.file('dataset.inter', tsv);
  out.write(
    tsvLine(['user_id:token', 'item_id:token', 'weight:float', ...(byUser.times ? ['timestamp:float'] : [])]),
  );
  eachInteraction({ byUser }, (user, item, weight, time) => {
    const cells = [userIds[user]!, itemIds[item]!, String(weight)];
    out.write(tsvLine(byUser.times ? [...cells, time === null ? '0' : String(time / 1000)] : cells));
  });

  out.file('dataset.item', tsv);
  out.write(tsvLine(['item_id:token', 'title:token_seq', 'category:token', 'price:float', 'tags:token_seq']));
  itemIds.forEach((id, item) => {
    const price = items.prices[item]!;
    out.write(
      tsvLine([
        id,
        items.titles[item] ?? '',
        items.categories[item] ?? '',
        Number.isNaN(price) ? '' : String(price),
        items.tags[item]!.map((tag) => tag.replaceAll(' ', '_')).join(' '),
      ]),
    );
  });
}

function tsvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => cell.replace(/[\t\r\n]+/gu, ' ')).join('\t')}\n`;
}

function eachInteraction(
  { byUser: { rowCount, starts, columns, values, times } }: Pick<DatasetData, 'byUser'>,
  use: (user: number, item: number, weight: number, time: number | null) => void,
): void {
  for (let user = 0; user < rowCount; user++)
    for (let at = starts[user]!; at < starts[user + 1]!; at++) {
      const time = times ? times[at]! : NaN;
      use(user, columns[at]!, values[at]!, Number.isNaN(time) ? null : time);
    }
}
