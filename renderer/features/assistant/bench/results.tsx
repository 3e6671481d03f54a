import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureCauseSchema, type FailureCause, type TestRow } from '../../../../contract/test-runs.ts';
import { useFormat } from '../../../i18n/format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { DataTable, type TableColumn } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { FilterChips } from './filter-chips.tsx';
import { Fold } from './fold.tsx';
import { RowDetail } from './row-detail.tsx';

const rowsShown = 12;

type Filter = 'all' | FailureCause;

/** What became of each question of a run; the causes of failure are the filters. */
export function Results({ rows }: { readonly rows: readonly TestRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [filter, setFilter] = useState<Filter>('all');
  const [opened, setOpened] = useState<TestRow | null>(null);
  const count = (cause: FailureCause) => rows.filter((row) => row.cause === cause).length;
  const chosen = filter !== 'all' && count(filter) === 0 ? 'all' : filter;
  const columns = useMemo(
    (): TableColumn<TestRow>[] => [
      {
        id: 'question',
        heading: t('assistant.bench.questions.question'),
        cell: (row) => (
          <button
            type="button"
            aria-label={t('assistant.bench.results.open', { question: row.question })}
            onClick={() => setOpened(row)}
            className="w-full rounded-sm text-left text-ui hover:text-accent"
          >
            <span className="line-clamp-1">{row.question}</span>
          </button>
        ),
        sortBy: ({ question }) => question,
      },
      {
        id: 'cause',
        heading: t('assistant.bench.results.cause'),
        cell: ({ cause }) => (
          <span
            title={t(`assistant.bench.results.causeHints.${cause}`)}
            className={classNames('whitespace-nowrap', cause === 'none' ? 'text-ink-3' : 'text-amber')}
          >
            {t(`assistant.bench.results.causes.${cause}`)}
          </span>
        ),
        sortBy: ({ cause }) => cause,
      },
      {
        id: 'outcome',
        heading: t('assistant.bench.results.outcome'),
        cell: ({ outcome }) => (
          <span className="whitespace-nowrap text-ink-2">
            {t(`assistant.bench.results.outcomes.${outcome.type}`)}
          </span>
        ),
        sortBy: ({ outcome }) => outcome.type,
      },
      {
        id: 'confidence',
        heading: t('assistant.bench.results.confidence'),
        isNumber: true,
        cell: ({ confidence }) => (confidence === null ? '–' : format.percent(confidence)),
        sortBy: ({ confidence }) => confidence ?? -1,
      },
      {
        id: 'rank',
        heading: t('assistant.bench.results.rank'),
        isNumber: true,
        cell: ({ rank }) => rank ?? '–',
        sortBy: ({ rank }) => rank ?? Infinity,
      },
      {
        id: 'time',
        heading: t('assistant.bench.results.time'),
        isNumber: true,
        cell: ({ latencyMs }) =>
          t('assistant.bench.results.seconds', { seconds: format.number(latencyMs / 1000, 2) }),
        sortBy: ({ latencyMs }) => latencyMs,
      },
    ],
    [t, format],
  );
  return (
    <section className="mt-6">
      <h3 className="mb-2 text-small font-medium text-ink-2">{t('assistant.bench.results.title')}</h3>
      <FilterChips<Filter>
        label={t('assistant.bench.results.filter')}
        value={chosen}
        onChange={setFilter}
        options={[
          { value: 'all', label: t('assistant.bench.results.all'), count: rows.length },
          ...failureCauseSchema.options
            .map((value) => ({
              value,
              label: t(`assistant.bench.results.causes.${value}`),
              hint: t(`assistant.bench.results.causeHints.${value}`),
              count: count(value),
            }))
            .filter((option) => option.count > 0),
        ]}
      />
      {chosen !== 'all' && (
        <p className="mt-2 text-ui text-ink-2">{t(`assistant.bench.results.causeHints.${chosen}`)}</p>
      )}
      <div className="mt-2">
        <Fold items={rows.filter(({ cause }) => chosen === 'all' || cause === chosen)} limit={rowsShown}>
          {(shown) => (
            <DataTable
              label={t('assistant.bench.results.title')}
              columns={columns}
              rows={shown}
              rowKey={({ testCaseId }) => testCaseId}
            />
          )}
        </Fold>
      </div>
      <Sheet
        open={opened !== null}
        title={opened?.question ?? ''}
        description={t('assistant.bench.results.detail')}
        closeLabel={t('common.close')}
        onOpenChange={(open) => !open && setOpened(null)}
      >
        {opened && <RowDetail row={opened} />}
      </Sheet>
    </section>
  );
}
