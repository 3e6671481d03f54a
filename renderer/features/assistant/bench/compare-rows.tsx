import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunComparison, TestRow } from '../../../../contract/test-runs.ts';
import { useFormat } from '../../../i18n/format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { outcomeWords } from '../outcome-words.ts';
import { FilterChips } from './filter-chips.tsx';

const filters = ['changed', 'better', 'worse', 'all'] as const;
type Filter = (typeof filters)[number];

/** Rows drawn at once; more on demand. */
const pageSize = 50;

interface CompareRowsProps {
  readonly rows: RunComparison['rows'];
  readonly base: string;
  readonly other: string;
}

/** The answers of two runs beside each other; those that went otherwise first. */
export function CompareRows({ rows, base, other }: CompareRowsProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('changed');
  const [shown, setShown] = useState(pageSize);
  const fits = ({ verdict }: (typeof rows)[number], one: Filter) =>
    one === 'all' || (one === 'changed' ? verdict !== 'same' : verdict === one);
  const wordOf = (one: Filter) => {
    if (one === 'changed') return t('assistant.bench.compare.changedOnly');
    if (one === 'all') return t('assistant.bench.compare.everything');
    return t(`assistant.bench.compare.verdicts.${one}`);
  };
  const seen = rows.filter((row) => fits(row, filter));
  return (
    <div>
      <FilterChips<Filter>
        label={t('assistant.bench.compare.which')}
        value={filter}
        onChange={setFilter}
        options={filters.map((value) => ({
          value,
          label: wordOf(value),
          count: rows.filter((row) => fits(row, value)).length,
        }))}
      />
      {seen.length === 0 && (
        <p className="mt-3 text-ui text-ink-2">
          {filter === 'changed'
            ? t('assistant.bench.compare.nothingChanged')
            : t('assistant.bench.results.none')}
        </p>
      )}
      <ul className="mt-2">
        {seen.slice(0, shown).map((row) => (
          <li key={row.other.testCaseId} className="border-t border-hairline py-3">
            <p className="text-ui font-medium [overflow-wrap:anywhere]">
              {row.other.question}{' '}
              <span
                className={classNames(
                  'text-small font-normal',
                  row.verdict === 'better' && 'text-accent',
                  row.verdict === 'worse' && 'text-amber',
                  row.verdict === 'same' && 'text-ink-3',
                )}
              >
                {t(`assistant.bench.compare.verdicts.${row.verdict}`)}
              </span>
            </p>
            <div className="mt-1 grid gap-x-8 gap-y-2 mid:grid-cols-2">
              <Side name={other} row={row.other} />
              <Side name={base} row={row.base} />
            </div>
          </li>
        ))}
      </ul>
      {seen.length > shown && (
        <button
          type="button"
          onClick={() => setShown(shown + pageSize)}
          className="rounded-sm text-ui text-accent hover:underline"
        >
          {t('assistant.bench.questions.moreLines', { count: seen.length - shown })}
        </button>
      )}
    </div>
  );
}

function Side({ name, row }: { readonly name: string; readonly row: TestRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decided = outcomeWords(row.outcome, t, format);
  return (
    <div className="min-w-0">
      <p className="text-small text-ink-3">
        {name} · {t(`assistant.bench.results.causes.${row.cause}`)}
      </p>
      <p className="font-content text-ui [overflow-wrap:anywhere]">
        {decided ?? (row.answer || t('assistant.bench.results.nothingSaid'))}
      </p>
    </div>
  );
}
