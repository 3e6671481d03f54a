import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  delimiters,
  tableEncodings,
  type TableOptions,
  type TablePreview,
} from '../../../contract/tables.ts';
import { useFormat } from '../../i18n/format.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { roleOf, type interactionRoles, type itemRoles } from './import-draft.ts';

type Role = (typeof interactionRoles)[number] | (typeof itemRoles)[number];

interface TableLookProps {
  readonly preview: TablePreview;
  readonly options: TableOptions;
  readonly columns: Parameters<typeof roleOf>[0];
  readonly roles: readonly Role[];
  onRole(column: string, role: Role | 'none'): void;
  onOptions(options: TableOptions): void;
}

const found = 'found';
const brokenShown = 12;

const delimiterWords = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** The first rows of a table, with what each column is taken for above it. */
export function TableLook({ preview, options, columns, roles, onRole, onOptions }: TableLookProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = format.number(preview.rowCount);
  const shown = useMemo(
    (): TableColumn<TablePreview['rows'][number]>[] => [
      {
        id: 'row-number',
        heading: t('recommend.data.row'),
        isNumber: true,
        cell: ({ row }) => <span className="text-ink-3">{row}</span>,
      },
      ...preview.columns.map((column, index) => ({
        id: `column-${index}`,
        heading: (
          <span className="block">
            <span className="block text-ink">{column.name}</span>
            <Select
              bare
              label={t('recommend.data.role', { column: column.name })}
              value={roleOf(columns, column.name)}
              options={(['none', ...roles] as const).map((role) => ({
                value: role,
                label: t(`recommend.data.roles.${role}`),
              }))}
              onChange={(role) => onRole(column.name, role)}
            />
          </span>
        ),
        cell: (row: TablePreview['rows'][number]) => row.cells[index] ?? '',
      })),
    ],
    [t, preview, columns, roles, onRole],
  );

  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="text-ui font-medium [overflow-wrap:anywhere]">
          {t('recommend.data.preview', { name: preview.name })}{' '}
          <span className="font-normal text-ink-3">
            {preview.isEstimate
              ? t('recommend.data.rowsAbout', { rows })
              : t('recommend.data.rows', { rows })}
          </span>
        </h3>
        <Reading preview={preview} options={options} onOptions={onOptions} />
      </div>
      {preview.notes.map((note) => (
        <p key={note.code} className="mt-1 text-small text-amber">
          {t(`recommend.data.notes.${note.code}`, note.values)}
        </p>
      ))}
      <div className="mt-2">
        <DataTable
          label={t('recommend.data.preview', { name: preview.name })}
          columns={shown}
          rows={preview.rows.slice(0, 8)}
          rowKey={({ row }) => String(row)}
        />
      </div>
      {preview.brokenRows.length > 0 && (
        <div className="mt-3">
          <Notice tone="unsure">
            {t('recommend.data.brokenRows', {
              count: preview.brokenRows.length,
              rows: format.list([
                ...preview.brokenRows.slice(0, brokenShown).map((row) => String(row)),
                ...(preview.brokenRows.length > brokenShown ? ['…'] : []),
              ]),
            })}
          </Notice>
        </div>
      )}
    </div>
  );
}

/** How the file was read, and the person's word on it. */
function Reading({ preview, options, onOptions }: Pick<TableLookProps, 'preview' | 'options' | 'onOptions'>) {
  const { t } = useTranslation();
  const asFound = (what: string) => ({ value: found, label: t('recommend.data.found', { found: what }) });
  const delimiterName = (mark: string) => {
    const known = delimiters.find((one) => one === mark);
    if (!known) return mark;
    const word = delimiterWords[known];
    return t(`recommend.data.delimiters.${word}`);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {preview.encoding !== null && (
        <Select
          label={t('recommend.data.encoding')}
          value={options.encoding ?? found}
          options={[asFound(preview.encoding), ...tableEncodings.map((value) => ({ value, label: value }))]}
          onChange={(value) =>
            onOptions({ ...options, encoding: tableEncodings.find((one) => one === value) })
          }
        />
      )}
      {preview.delimiter !== null && (
        <Select
          label={t('recommend.data.delimiter')}
          value={options.delimiter ?? found}
          options={[
            asFound(delimiterName(preview.delimiter)),
            ...delimiters.map((value) => ({ value, label: delimiterName(value) })),
          ]}
          onChange={(value) => onOptions({ ...options, delimiter: delimiters.find((one) => one === value) })}
        />
      )}
      {preview.sheets.length > 1 && preview.sheet !== null && (
        <Select
          label={t('recommend.data.sheet')}
          value={preview.sheet}
          options={preview.sheets.map((value) => ({ value, label: value }))}
          onChange={(sheet) => onOptions({ ...options, sheet })}
        />
      )}
    </div>
  );
}
