import { useTranslation } from 'react-i18next';
import { textEncodingSchema } from '../../../../contract/knowledge.ts';
import { listFormSchema, ownIdeaColumns } from '../../../../contract/own-ideas.ts';
import { delimiters, tableEncodings } from '../../../../contract/tables.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Select } from '../../../ui/select.tsx';
import type { OwnSource, Read } from './reading.ts';

type TextSource = Extract<OwnSource, { kind: 'pasted' | 'text-file' }>;
type TableSource = Extract<OwnSource, { kind: 'table' }>;

/** Stands for what is found by itself, and for no column. */
const none = 'none';

interface TextChoicesProps {
  readonly source: TextSource;
  readonly read: Extract<Read, { kind: 'text' }> | null;
  onChange(source: OwnSource): void;
}

/** How a text is taken apart, where there are two ways, and how a file is encoded. */
export function TextChoices({ source, read, onChange }: TextChoicesProps) {
  const { t } = useTranslation();
  const hasChoice = read?.hasHeadings ?? source.form !== undefined;
  if (!hasChoice && source.kind === 'pasted') return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-8 gap-y-2">
      {hasChoice && (
        <Choice
          label={t('sessions.own.form')}
          value={source.form ?? read?.form ?? 'lines'}
          options={listFormSchema.options.map((value) => ({
            value,
            label: t(`sessions.own.forms.${value}`),
          }))}
          onChange={(form) => onChange({ ...source, form })}
        />
      )}
      {source.kind === 'text-file' && (
        <Encoding
          value={source.encoding ?? null}
          found={read?.encoding ?? null}
          isUncertain={read?.isUncertain ?? false}
          encodings={textEncodingSchema.options}
          onChange={(encoding) => onChange({ ...source, encoding: encoding ?? undefined })}
        />
      )}
    </div>
  );
}

interface TableChoicesProps {
  readonly source: TableSource;
  readonly read: Extract<Read, { kind: 'table' }> | null;
  onChange(source: OwnSource): void;
}

/** Which column is what, and how the table is written. */
export function TableChoices({ source, read, onChange }: TableChoicesProps) {
  const { t } = useTranslation();
  const names = read?.table.columns.map(({ name }) => name) ?? [];
  const isDelimited = read ? read.table.kind === 'delimited' : true;
  const setOptions = (change: Partial<TableSource['options']>) =>
    onChange({ ...source, options: { ...source.options, ...change }, columns: {} });
  return (
    <div className="mt-4 space-y-4">
      {read && (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {ownIdeaColumns.map((role) => (
            <div key={role} className="text-small text-ink-3">
              <span className="mb-1 block">{t(`sessions.own.columns.${role}`)}</span>
              <Select
                label={t(`sessions.own.columns.${role}`)}
                value={read.columns[role] ?? none}
                options={[
                  { value: none, label: t('sessions.own.noColumn') },
                  ...names.map((value) => ({ value, label: value })),
                ]}
                onChange={(value) =>
                  onChange({ ...source, columns: { ...read.columns, [role]: value === none ? null : value } })
                }
              />
            </div>
          ))}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        {isDelimited && (
          <>
            <Encoding
              value={source.options.encoding ?? null}
              found={read?.table.encoding ?? null}
              isUncertain={read?.table.notes.some(({ code }) => code === 'encoding-uncertain') ?? false}
              encodings={tableEncodings}
              onChange={(encoding) => setOptions({ encoding: encoding ?? undefined })}
            />
            <Select
              bare
              label={t('sessions.own.delimiter')}
              value={source.options.delimiter ?? none}
              options={[
                { value: none, label: t('sessions.own.delimiterFound') },
                ...delimiters.map((value) => {
                  const name = delimiterNames[value];
                  return { value, label: t(`sessions.own.delimiters.${name}`) };
                }),
              ]}
              onChange={(value) => setOptions({ delimiter: delimiters.find((one) => one === value) })}
            />
          </>
        )}
        {(read?.table.sheets.length ?? 0) > 1 && (
          <Select
            bare
            label={t('sessions.own.sheet')}
            value={read?.table.sheet ?? none}
            options={(read?.table.sheets ?? []).map((value) => ({ value, label: value }))}
            onChange={(sheet) => setOptions({ sheet })}
          />
        )}
      </div>
    </div>
  );
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

interface EncodingProps<E extends string> {
  readonly value: E | null;
  readonly found: string | null;
  readonly isUncertain: boolean;
  readonly encodings: readonly E[];
  onChange(encoding: E | null): void;
}

function Encoding<E extends string>({ value, found, isUncertain, encodings, onChange }: EncodingProps<E>) {
  const { t } = useTranslation();
  return (
    <span className="flex items-center gap-2">
      <Select
        bare
        label={t('sessions.own.encoding')}
        value={value ?? none}
        options={[
          {
            value: none,
            label:
              found === null
                ? t('sessions.own.encodingFound')
                : t('sessions.own.encodingIs', { encoding: found }),
          },
          ...encodings.map((one) => ({ value: one, label: one })),
        ]}
        onChange={(next) => onChange(encodings.find((one) => one === next) ?? null)}
      />
      {isUncertain && value === null && (
        <span className="text-small text-amber">{t('sessions.own.encodingGuessed')}</span>
      )}
    </span>
  );
}
