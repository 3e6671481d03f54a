import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../contract/lineage.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { ComparedRuns } from './compared-runs.tsx';

/** The runs of a project, and two of them side by side. */
export function RunsView({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const runs = useAsk('lineage.runs', { projectId });
  const columns = useColumns();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const format = useFormat();
  const nameOf = useRunName();
  // The last two ticked: a third takes the place of the first.
  const toggle = (id: string) =>
    setPicked((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-2)));
  const [leftId, rightId] = picked;
  const pick: TableColumn<Run> = {
    id: 'pick',
    heading: t('lineage.runs.pick'),
    cell: (run) => (
      <input
        type="checkbox"
        className="accent-accent"
        aria-label={t('lineage.runs.choose', { run: nameOf(run, format.moment(run.startedAt)) })}
        checked={picked.includes(run.id)}
        onChange={() => toggle(run.id)}
      />
    ),
  };
  return (
    <div className="mx-auto w-full max-w-[72rem] px-6 pt-8 pb-24">
      <PlaceTitle lead={t('lineage.runs.lead')}>{t('lineage.runs.title')}</PlaceTitle>
      {runs.error && <ProblemNotice problem={problemOf(runs.error)} />}
      {runs.data?.length === 0 && (
        <p className="font-content text-content text-ink-3 italic">{t('lineage.runs.none')}</p>
      )}
      {runs.data && runs.data.length > 0 && (
        <>
          <DataTable
            label={t('lineage.runs.title')}
            columns={[pick, ...columns]}
            rows={runs.data}
            rowKey={({ id }) => id}
          />
          <h2 className="mt-10 mb-2 font-content text-lead font-semibold">{t('lineage.compare.title')}</h2>
          {leftId !== undefined && rightId !== undefined ? (
            <ComparedRuns leftId={leftId} rightId={rightId} />
          ) : (
            <p className="text-ui text-ink-3">{t('lineage.compare.choose')}</p>
          )}
        </>
      )}
    </div>
  );
}

/** A run in a few words. */
function useRunName() {
  const { t } = useTranslation();
  const methodName = useMethodName();
  return ({ method, seed }: Run, when: string) =>
    t('lineage.runs.name', { method: methodName(method), seed, when });
}

function useMethodName() {
  const { i18n } = useTranslation();
  const methods = useAsk('ideation.methods', {}).data;
  return (id: string) => methods?.find((method) => method.id === id)?.name[i18n.language as Language] ?? id;
}

function useColumns(): TableColumn<Run>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const methodName = useMethodName();
  const since = ({ brief, changed }: Run) => {
    if (!brief) return t('lineage.runs.unknown');
    return changed.length === 0
      ? t('lineage.runs.nothing')
      : format.list(changed.map((ground) => t(`lineage.runs.short.${ground}`)));
  };
  return [
    {
      id: 'when',
      heading: t('lineage.runs.when'),
      cell: ({ startedAt }) => format.moment(startedAt),
      sortBy: ({ startedAt }) => startedAt,
    },
    {
      id: 'method',
      heading: t('lineage.runs.method'),
      cell: ({ method }) => methodName(method),
      sortBy: ({ method }) => methodName(method),
    },
    {
      id: 'seed',
      heading: t('lineage.runs.seed'),
      cell: ({ seed }) => seed,
      sortBy: ({ seed }) => seed,
      isNumber: true,
    },
    {
      id: 'ideas',
      heading: t('lineage.runs.ideas'),
      cell: ({ ideas, count }) => t('lineage.runs.ofAsked', { ideas, asked: count }),
      sortBy: ({ ideas }) => ideas,
      isNumber: true,
    },
    {
      id: 'state',
      heading: t('lineage.runs.state'),
      cell: ({ state }) => t(`lineage.runs.states.${state}`),
    },
    { id: 'since', heading: t('lineage.runs.since'), cell: since },
  ];
}
