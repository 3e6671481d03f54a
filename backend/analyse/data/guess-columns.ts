import type { AnalysisColumns } from '../../../contract/analyse-data.ts';
import type { TablePreview } from '../../../contract/tables.ts';

const textWords =
  /review|text|comment|message|feedback|answer|description|body|content|opinion|评价|评论|内容|留言|反馈|意见|正文|描述|回答/iu;
const dateWords = /date|time|created|opened|day|日期|时间/iu;
const labelWords =
  /label|class|categor|sentiment|team|type|topic|rating|stars|tag|department|标签|类别|分类|类型|评分|情感|部门/iu;

/** A guess at which column is what, by types, lengths and names, for a person to confirm. `text` is null where nothing looks like it. */
export function guessColumns(
  { columns }: TablePreview,
  cells: readonly (readonly string[])[],
): Omit<AnalysisColumns, 'text'> & { text: string | null } {
  const facts = columns.map((column, at) => {
    const filled = cells.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
    // A Chinese character says about as much as two Latin letters.
    const lengths = filled.map((cell) => cell.length + (cell.match(/\p{Script=Han}/gu)?.length ?? 0));
    const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return { ...column, rows: filled.length, meanLength };
  });
  const text = best(facts, ({ type, name, meanLength, distinct, rows }) =>
    type !== 'text' || meanLength < 8 || rows === 0
      ? 0
      : meanLength * (distinct / rows) * (textWords.test(name) ? 4 : 1),
  );
  const date = best(facts, ({ type, name, rows }) =>
    rows === 0 ? 0 : (type === 'time' ? 2 : 0) + (dateWords.test(name) && type !== 'text' ? 1 : 0),
  );
  const label = best(facts, ({ name, type, distinct, rows, meanLength }) => {
    if (name === text || name === date || distinct < 2 || distinct > 50 || meanLength > 40) return 0;
    if (distinct > rows / 2) return 0;
    return (labelWords.test(name) ? 4 : 0) + (type === 'text' || type === 'yes-no' ? 1 : 0);
  });
  return { text, date, label };
}

function best<T extends { readonly name: string }>(
  facts: readonly T[],
  score: (fact: T) => number,
): string | null {
  let found: string | null = null;
  let most = 0;
  for (const fact of facts) {
    const value = score(fact);
    if (value > most) [found, most] = [fact.name, value];
  }
  return found;
}
