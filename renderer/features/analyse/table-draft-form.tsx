import { useTranslation } from 'react-i18next';
import type { AnalysisColumns } from '../../../contract/analyse-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { useAnalyseDesk, workKey, type TableDraft } from './analyse-desk.ts';
import { QualityWords } from './quality-words.tsx';

const none = 'none';
const rowsShown = 6;

/** A table before it is kept: which column is what, and what is wrong with it. */
export function TableDraftForm({
  projectId,
  draft,
}: {
  readonly projectId: string;
  readonly draft: TableDraft;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useAnalyseDesk();
  const { source, options } = draft;
  const preview = useAsk('analyse.preview', { source, options, columns: draft.columns });
  const work = useStore(desk.works, (state) => state[workKey('import', projectId)] ?? null);
  const set = (next: TableDraft | null) => desk.drafts.set((now) => ({ ...now, [projectId]: next }));
  const columns = preview.data?.columns ?? null;
  const names = preview.data?.table.columns.map(({ name }) => name) ?? [];
  const busy = work?.running ?? false;
  const chooser = (role: keyof AnalysisColumns) =>
    columns && (
      <div key={role} className="text-small text-ink-3">
        <span className="mb-1 block">{t(`analyse.columns.${role}`)}</span>
        <Select
          label={t(`analyse.columns.${role}`)}
          value={columns[role] ?? none}
          options={[
            ...(role === 'text' && columns.text !== null
              ? []
              : [{ value: none, label: t('analyse.columns.none') }]),
            ...names.map((value) => ({ value, label: value })),
          ]}
          onChange={(value) =>
            set({ ...draft, columns: { ...columnsSoFar(columns), [role]: value === none ? null : value } })
          }
        />
      </div>
    );
  return (
    <div className="space-y-5">
      <h2 className="font-content text-lead font-semibold [overflow-wrap:anywhere]">{draft.name}</h2>
      {preview.error && <ProblemNotice problem={problemOf(preview.error)} />}
      {work?.problem && <ProblemNotice problem={work.problem} />}
      {preview.data && columns && (
        <>
          <div className="flex flex-wrap gap-6">{(['text', 'date', 'label'] as const).map(chooser)}</div>
          <DataTable
            label={draft.name}
            rows={preview.data.table.rows.slice(0, rowsShown)}
            rowKey={({ row }) => String(row)}
            columns={preview.data.table.columns.map(({ name }, at) => ({
              id: `column-${at}`,
              heading: name,
              cell: (row: { readonly cells: readonly string[] }) => row.cells[at] ?? '',
            }))}
          />
          <p className="text-small text-ink-3 tabular-nums">
            {t('analyse.bring.rows', { rows: format.number(preview.data.table.rowCount) })}
          </p>
          <QualityWords quality={preview.data.quality} />
        </>
      )}
      <div className="flex gap-3">
        <Button
          look="primary"
          disabled={!columns?.text || busy}
          onClick={() => {
            if (!columns?.text) return;
            const { text, date, label } = columns;
            void desk.importTable({
              ...{ projectId, name: draft.name, source, options },
              columns: { text, date, label },
            });
          }}
        >
          {t('analyse.bring.keep')}
        </Button>
        <Button look="quiet" disabled={busy} onClick={() => set(null)}>
          {t('common.cancel')}
        </Button>
      </div>
      {columns?.text === null && <p className="text-small text-red">{t('analyse.columns.needsText')}</p>}
    </div>
  );
}

/** What the person has seen is what they mean, also where it was guessed. */
function columnsSoFar(columns: {
  readonly [R in keyof AnalysisColumns]: string | null;
}): Partial<AnalysisColumns> {
  const { text, date, label } = columns;
  return { ...(text === null ? {} : { text }), date, label };
}
