import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableOptions, TablePreview, TableSource } from '../../../contract/tables.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePredictDesk } from './predict-desk.ts';
import { ReadingChoice } from './reading-choice.tsx';

interface ImportFormProps {
  readonly projectId: string;
  readonly draft: { readonly name: string; readonly source: TableSource };
}

/** A table before it is taken in: its first rows, and what is odd about it. */
export function ImportForm({ projectId, draft }: ImportFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = usePredictDesk();
  const [options, setOptions] = useState<TableOptions>({});
  const preview = useAsk('predict.preview', { source: draft.source, options });
  const table = preview.data?.table;
  const columns = useMemo(
    (): TableColumn<TablePreview['rows'][number]>[] =>
      (table?.columns ?? []).map((column, index) => ({
        id: `column-${index}`,
        heading: column.name,
        isNumber: column.type === 'number',
        cell: ({ cells }) => cells[index] ?? '',
      })),
    [table],
  );
  const cancel = () => {
    desk.drafts.set((now) => ({ ...now, [projectId]: null }));
    desk.imports.set((now) => ({ ...now, [projectId]: null }));
  };
  const rows = table ? format.number(table.rowCount) : '';
  return (
    <div className="space-y-4">
      {preview.error && <ProblemNotice problem={problemOf(preview.error)} />}
      <ReadingChoice table={table ?? null} options={options} onChange={setOptions} />
      {table && (
        <>
          <h3 className="text-ui font-medium [overflow-wrap:anywhere]">
            {t('predict.data.preview', { name: table.name })}{' '}
            <span className="font-normal text-ink-3">
              {table.isEstimate ? t('predict.data.rowsAbout', { rows }) : t('predict.data.rows', { rows })}
            </span>
          </h3>
          {table.notes.map((note) => (
            <Notice key={note.code} tone="unsure">
              <span lang="en">{note.message}</span>
            </Notice>
          ))}
          {table.brokenRows.length > 0 && (
            <Notice tone="unsure">{t('predict.data.broken', { count: table.brokenRows.length })}</Notice>
          )}
          <DataTable
            label={t('predict.data.preview', { name: table.name })}
            columns={columns}
            rows={table.rows}
            rowKey={({ row }) => String(row)}
          />
        </>
      )}
      <div className="flex gap-2">
        <Button
          look="primary"
          disabled={!table}
          onClick={() => void desk.importDataset({ projectId, source: draft.source, options }, draft.name)}
        >
          {t('predict.data.import')}
        </Button>
        <Button look="quiet" onClick={cancel}>
          {t('common.dismiss')}
        </Button>
      </div>
    </div>
  );
}
