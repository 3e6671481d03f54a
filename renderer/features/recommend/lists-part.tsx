import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '../../../contract/index.ts';
import type { CatalogueItem, Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, queryKeyOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { rulesInput, type BusinessRules } from './business-rules.ts';
import { ContenderChoice, type ContenderId } from './contender-choice.tsx';
import { HistoryPart } from './history-part.tsx';
import { ListColumn } from './list-column.tsx';
import { RulesPart } from './rules-part.tsx';
import { Heading } from './step.tsx';
import type { Who } from './who.ts';

interface ListsPartProps {
  readonly dataset: Dataset;
  readonly who: Who;
  readonly rules: BusinessRules;
  onRules(rules: BusinessRules): void;
  onSimilar(item: CatalogueItem): void;
}

const atFirst: readonly ContenderId[] = ['popularity', 'item-knn', 'ease'];

/** The lists of several algorithms side by side, and what changes when something is taken out of the history. */
export function ListsPart({ dataset, who, rules, onRules, onSimilar }: ListsPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const algorithms = useAsk('recommend.algorithms', { datasetId: dataset.id });
  const [picked, setPicked] = useState<readonly ContenderId[] | null>(null);
  const [away, setAway] = useState<readonly string[]>([]);
  const usable = algorithms.data?.filter(({ declined }) => declined === null).map(({ id }) => id) ?? [];
  const contenders = usable.filter((id) => (picked ?? atFirst).includes(id));
  const asked = { datasetId: dataset.id, who, contenders, rules: rulesInput(rules) };
  const before = useLists(asked);
  const after = useLists({ ...asked, withoutItemIds: [...away] });
  const shown = after.data;
  const error = algorithms.error ?? after.error;

  return (
    <>
      {before.data && (
        <HistoryPart
          history={before.data.history}
          away={away}
          isInvented={who.kind === 'items'}
          onAway={setAway}
        />
      )}
      <Heading>{t('recommend.try.lists')}</Heading>
      <div className="mt-2">
        <ContenderChoice
          label={t('recommend.evaluate.algorithms')}
          contenders={algorithms.data ?? []}
          chosen={contenders}
          onChange={setPicked}
        />
      </div>
      <p role="status" className="mt-2 text-small text-ink-3 tabular-nums">
        {after.isFetching
          ? t('recommend.try.training')
          : shown &&
            t('recommend.try.took', { time: `${format.number(shown.tookMs, shown.tookMs < 10 ? 1 : 0)} ms` })}
      </p>
      {error && <ProblemNotice problem={problemOf(error)} />}
      {shown && (
        <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-8 gap-y-6">
          {shown.lists.map((list) => (
            <ListColumn
              key={list.id}
              datasetId={dataset.id}
              who={who}
              away={away}
              list={list}
              before={away.length > 0 ? before.data?.lists.find(({ id }) => id === list.id) : undefined}
              rules={rules}
              onRules={onRules}
              onSimilar={onSimilar}
            />
          ))}
        </div>
      )}
      <RulesPart dataset={dataset} rules={rules} onRules={onRules} />
    </>
  );
}

/** Keeps what was shown until the next lists are there, so that nothing jumps. */
function useLists(input: InputOf<'recommend.recommend'>) {
  const backend = useBackend();
  return useQuery<OutputOf<'recommend.recommend'>>({
    queryKey: queryKeyOf('recommend.recommend', input),
    queryFn: () => backend.call('recommend.recommend', input),
    enabled: input.contenders.length > 0,
    placeholderData: keepPreviousData,
  });
}
