import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset, ProblemRow } from '../../../contract/recommend-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';

const pageLimit = 500;

/** What was not used as it stands: nothing is left out without a word. */
export function DataProblems({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const total = dataset.reasons.reduce((sum, { count }) => sum + count, 0);
  if (dataset.origin.kind === 'sample') return null;
  if (total === 0) return <p className="mt-4 text-small text-ink-3">{t('recommend.data.allUsed')}</p>;
  return (
    <div className="mt-6">
      <p className="text-ui text-ink-2 tabular-nums">
        {format.named(
          t('recommend.data.problems', { count: total }),
          format.sideBySide(
            dataset.reasons.map(({ file, reason, count }) =>
              [
                format.number(count),
                t(`recommend.data.reasons.${reason}`),
                ...(file === 'items' ? [`· ${t('recommend.data.files.items')}`] : []),
              ].join(' '),
            ),
          ),
        )}
      </p>
      <Button look="quiet" className="-ml-3" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('recommend.data.hideProblems') : t('recommend.data.showProblems')}
      </Button>
      {open && <Rows datasetId={dataset.id} />}
    </div>
  );
}

function Rows({ datasetId }: { readonly datasetId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useAsk('recommend.problems', { datasetId, limit: pageLimit });
  if (answer.error) return <ProblemNotice problem={problemOf(answer.error)} />;
  if (!answer.data) return null;
  const { rows, total } = answer.data;
  return (
    <>
      <DataTable<ProblemRow>
        label={t('recommend.data.problemsTable')}
        rows={rows}
        rowKey={({ file, row, reason }) => `${file}-${row}-${reason}`}
        columns={[
          {
            id: 'row',
            heading: t('recommend.data.row'),
            isNumber: true,
            cell: ({ row }) => row,
            sortBy: ({ row }) => row,
          },
          {
            id: 'file',
            heading: t('recommend.data.file'),
            cell: ({ file }) => t(`recommend.data.files.${file}`),
          },
          {
            id: 'why',
            heading: t('recommend.data.why'),
            cell: ({ reason }) => t(`recommend.data.reasons.${reason}`),
            sortBy: ({ reason }) => reason,
          },
          {
            id: 'effect',
            heading: t('recommend.data.effect'),
            cell: ({ effect }) => t(`recommend.data.effects.${effect}`),
            sortBy: ({ effect }) => effect,
          },
          { id: 'value', heading: t('recommend.data.value'), cell: ({ value }) => value },
        ]}
      />
      {rows.length < total && (
        <p className="mt-1 text-small text-ink-3">
          {t('recommend.data.firstRows', { shown: format.number(rows.length), total: format.number(total) })}
        </p>
      )}
    </>
  );
}
