import type { OutputOf } from '../../../../contract/index.ts';

type Table = OutputOf<'converge.table'>;

/** The words of the table, and how its numbers are written. */
export interface TableWords {
  readonly rank: string;
  readonly idea: string;
  readonly figure: string;
  readonly low: string;
  readonly high: string;
  readonly unknown: string;
  readonly vetoed: string;
  readonly rests: string;
  say(words: { readonly en: string; readonly 'zh-CN': string }): string;
}

/** A ranking as rows of text: first the ranked, then those without answers, then the vetoed with their reasons. */
export function rankingRows(
  table: Table,
  titles: ReadonlyMap<string, string>,
  words: TableWords,
): string[][] {
  const { set, assessments, ranking } = table;
  const answersOf = new Map(assessments.map(({ ideaId, answers }) => [ideaId, answers]));
  const heading = [
    words.rank,
    words.idea,
    ...set.criteria.flatMap(({ name }) => [words.say(name), `${words.say(name)}: ${words.rests}`]),
    words.figure,
    words.low,
    words.high,
    words.vetoed,
  ];
  const row = (ideaId: string, rank: string, figures: readonly string[], veto: string) => [
    rank,
    titles.get(ideaId) ?? '',
    ...set.criteria.flatMap(({ id }) => {
      const answer = answersOf.get(ideaId)?.[id];
      if (!answer) return ['', ''];
      return [answer.value === 'not-assessable' ? words.unknown : String(answer.value), answer.note];
    }),
    ...figures,
    veto,
  ];
  // Plain digits, so that another program reads them in any language.
  const digits = (value: number) => String(Math.round(value * 1000) / 1000);
  return [
    heading,
    ...ranking.ranked.map(({ ideaId, rank, low, middle, high }) =>
      row(ideaId, String(rank), [digits(middle), digits(low), digits(high)], ''),
    ),
    ...ranking.unassessed.map((ideaId) => row(ideaId, '', ['', '', ''], '')),
    ...ranking.vetoed.map(({ ideaId, reason }) => row(ideaId, '', ['', '', ''], reason)),
  ];
}

/** Rows as a Markdown table below a heading; columns in which nothing stands are left out. */
export function toMarkdownTable(title: string, rows: readonly (readonly string[])[]): string {
  const plain = (text: string) =>
    text
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>|#]/g, '\\$&');
  const [heading = [], ...body] = rows;
  const kept = heading.map((_, at) => body.some((row) => row[at] !== ''));
  const line = (cells: readonly string[]) =>
    `| ${cells
      .filter((_, at) => kept[at])
      .map(plain)
      .join(' | ')} |`;
  const rule = `| ${kept
    .filter(Boolean)
    .map(() => '---')
    .join(' | ')} |`;
  return [`# ${plain(title)}`, '', line(heading), rule, ...body.map(line), ''].join('\n');
}
