import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../contract/converge-criteria.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { figureText } from '../../i18n/figure-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { useSay } from './say.ts';

interface SideBySideProps {
  readonly projectId: string;
  readonly ideas: readonly Idea[];
  readonly scope: Scope;
}

/** Behind every rank, so that what has none sorts last. */
const last = Number.MAX_SAFE_INTEGER;

/** What each way says of each idea, in columns that sort: where they agree, and where they don't. */
export function SideBySide({ projectId, ideas, scope }: SideBySideProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const summary = useAsk('converge.summary', { projectId });
  // With more ideas than can be compared two by two, there is nothing to show of that.
  const pairs = useAsk('converge.pairs', { projectId, scope });
  const rounds = useAsk('converge.rounds', { projectId });
  if (summary.error) return <ProblemNotice problem={problemOf(summary.error)} />;
  if (!summary.data) return null;

  const vetoed = new Set(summary.data.vetoed);
  const shown = ideas.filter(
    ({ starred, state }) => scope === 'all' || (scope === 'starred' ? starred : state === 'chosen'),
  );
  const sets = summary.data.sets.map((set): TableColumn<Idea> => {
    const placeOf = new Map(set.ideas.map((idea) => [idea.ideaId, idea]));
    return {
      id: set.setId,
      heading: say(set.name),
      isNumber: true,
      sortBy: ({ id }) => -(placeOf.get(id)?.rank ?? last),
      cell({ id }) {
        const place = placeOf.get(id);
        if (!place) return '';
        return (
          <>
            {place.rank}
            {set.kind !== 'moscow' && (
              <span className="ml-2 text-ink-3">{figureText(set.kind, place.middle, format)}</span>
            )}
          </>
        );
      },
    };
  });
  const compared = new Map(
    (pairs.data?.ranked ?? [])
      .filter(({ wins, losses, ties }) => wins + losses + ties > 0)
      .map(({ ideaId, rank }) => [ideaId, rank]),
  );
  const latest = rounds.data?.find(({ result }) => result !== null)?.result ?? null;
  const dots = new Map(latest?.map((one) => [one.ideaId, one.dots]));
  const columns: TableColumn<Idea>[] = [
    {
      id: 'idea',
      heading: t('converge.side.idea'),
      sortBy: ({ title }) => title,
      cell: ({ id, title, state }) => (
        <span className={vetoed.has(id) ? 'text-ink-3 line-through' : ''}>
          {title}
          {state === 'chosen' && (
            <Check size={13} aria-label={t('converge.chosen.is')} className="ml-1.5 inline text-accent" />
          )}
          {vetoed.has(id) && <span className="sr-only"> ({t('converge.veto.stands')})</span>}
        </span>
      ),
    },
    ...sets,
    ...(compared.size > 0
      ? [
          {
            id: 'pairs',
            heading: t('converge.ways.pairs'),
            isNumber: true,
            sortBy: ({ id }: Idea) => -(compared.get(id) ?? last),
            cell: ({ id }: Idea) => compared.get(id) ?? '',
          },
        ]
      : []),
    ...(latest
      ? [
          {
            id: 'dots',
            heading: t('converge.side.dots'),
            isNumber: true,
            sortBy: ({ id }: Idea) => dots.get(id) ?? 0,
            cell: ({ id }: Idea) => dots.get(id) ?? '',
          },
        ]
      : []),
  ];
  return (
    <>
      <p className="mb-4 max-w-column font-content text-content text-ink-2">
        {t(columns.length === 1 ? 'converge.side.empty' : 'converge.side.lead')}
      </p>
      {columns.length > 1 && (
        <DataTable label={t('converge.ways.side')} columns={columns} rows={shown} rowKey={({ id }) => id} />
      )}
    </>
  );
}
