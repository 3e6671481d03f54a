import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import type { AnalysisRow } from '../../../contract/analyse-results.ts';
import type { RowFilter } from '../../../contract/analyse.ts';
import type { InputOf } from '../../../contract/index.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { RowLabel } from './row-label.tsx';

type Order = NonNullable<InputOf<'analyse.rows'>['order']>;

/** Rows to be read: those of a filter, under a title. */
export interface OpenedRows {
  readonly title: string;
  readonly filter: RowFilter;
  readonly order: Order;
}

/** Shows the rows of a filter, in the order of the file unless told. */
export type OpenRows = (title: string, filter: RowFilter, order?: Order) => void;

interface RowsSheetProps {
  readonly analysis: Analysis;
  readonly opened: OpenedRows | null;
  onClose(): void;
}

const page = 50;

/** The sentences behind a number. */
export function RowsSheet({ analysis, opened, onClose }: RowsSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      open={opened !== null}
      title={opened?.title ?? ''}
      description={t('analyse.rows.of', { name: analysis.name })}
      closeLabel={t('common.close')}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {opened && <Rows key={JSON.stringify(opened.filter)} analysis={analysis} opened={opened} />}
    </Sheet>
  );
}

function Rows({ analysis, opened }: { readonly analysis: Analysis; readonly opened: OpenedRows }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [limit, setLimit] = useState(page);
  const [search, setSearch] = useState('');
  const found = useAsk('analyse.rows', {
    ...{ analysisId: analysis.id, limit, order: opened.order },
    filter: search === '' ? opened.filter : { ...opened.filter, search },
  });
  const total = found.data?.total ?? 0;
  const labels = (useAsk('analyse.get', { analysisId: analysis.id }).data?.labels ?? []).map(
    ({ name }) => name,
  );
  return (
    <div>
      {found.error && <ProblemNotice problem={problemOf(found.error)} />}
      <SearchField label={t('analyse.rows.search')} value={search} limit={500} onChange={setSearch} />
      <p role="status" className="my-2 text-small text-ink-3 tabular-nums">
        {t('analyse.rows.count', { count: total, rows: format.number(total) })}
      </p>
      <ul className="divide-y divide-hairline">
        {found.data?.rows.map((row) => (
          <li key={row.index} className="py-2.5">
            <p className="font-content text-content [overflow-wrap:anywhere] whitespace-pre-line">
              {row.text}
            </p>
            <p className="text-small text-ink-3 tabular-nums">{factsOf(row)}</p>
            {labels.length > 0 && <RowLabel analysisId={analysis.id} row={row} labels={labels} />}
          </li>
        ))}
      </ul>
      {total > limit && limit < 500 && (
        <Button className="mt-3" onClick={() => setLimit(Math.min(500, limit + page))}>
          {t('analyse.rows.more')}
        </Button>
      )}
    </div>
  );

  function factsOf(row: AnalysisRow): string {
    return [
      t('analyse.rows.row', { row: row.row }),
      row.date === null ? null : format.day(row.date),
      row.sentiment && t(`analyse.polarity.${row.sentiment.polarity}`),
      row.tableLabel === null ? null : `${analysis.columns.label}: ${row.tableLabel}`,
      row.label ?? row.learned?.label ?? row.zeroShot?.label ?? null,
    ]
      .filter((fact) => fact !== null)
      .join(' · ');
  }
}
