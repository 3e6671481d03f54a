import { useTranslation } from 'react-i18next';
import {
  delimiters,
  tableEncodings,
  type TableOptions,
  type TablePreview,
} from '../../../contract/tables.ts';
import { Select } from '../../ui/select.tsx';

type Delimiter = (typeof delimiters)[number];
const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<
  Delimiter,
  string
>;
const isDelimiter = (text: string): text is Delimiter => text in names;
const nameOf = (delimiter: Delimiter) => names[delimiter];
/** Stands for leaving it to Inkling: a value of a choice is never empty. */
const found = 'found';

interface ReadingChoiceProps {
  /** As it was read with these options; null until it is, or when it can't be. */
  readonly table: TablePreview | null;
  readonly options: TableOptions;
  onChange(options: TableOptions): void;
}

/** How a table is written, where what was found is not what it is: the rows below show which is right. */
export function ReadingChoice({ table, options, onChange }: ReadingChoiceProps) {
  const { t } = useTranslation();
  const isText = table?.kind !== 'xlsx';
  const sheets = table?.sheets ?? [];
  const automatic = (what: string | null | undefined): { value: typeof found; label: string } => ({
    value: found,
    label: what ? t('predict.data.found', { what }) : t('predict.data.findIt'),
  });
  const { delimiter } = table ?? {};
  const delimiterFound =
    delimiter && isDelimiter(delimiter) ? t(`predict.data.delimiters.${nameOf(delimiter)}`) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {isText && (
        <label className="flex items-center gap-2 text-ui text-ink-2">
          {t('predict.data.encoding')}
          <Select
            label={t('predict.data.encoding')}
            value={options.encoding ?? found}
            options={[
              automatic(options.encoding ? null : table?.encoding),
              ...tableEncodings.map((value) => ({ value, label: value.toUpperCase() })),
            ]}
            onChange={(value) => onChange({ ...options, encoding: value === found ? undefined : value })}
          />
        </label>
      )}
      {(table === null || table.kind === 'delimited') && (
        <label className="flex items-center gap-2 text-ui text-ink-2">
          {t('predict.data.delimiter')}
          <Select
            label={t('predict.data.delimiter')}
            value={options.delimiter ?? found}
            options={[
              automatic(options.delimiter ? null : delimiterFound),
              ...delimiters.map((value) => ({
                value,
                label: t(`predict.data.delimiters.${nameOf(value)}`),
              })),
            ]}
            onChange={(value) => onChange({ ...options, delimiter: value === found ? undefined : value })}
          />
        </label>
      )}
      {sheets.length > 1 && table?.sheet && (
        <label className="flex items-center gap-2 text-ui text-ink-2">
          {t('predict.data.sheet')}
          <Select
            label={t('predict.data.sheet')}
            value={table.sheet}
            options={sheets.map((value) => ({ value, label: value }))}
            onChange={(sheet) => onChange({ ...options, sheet })}
          />
        </label>
      )}
    </div>
  );
}
