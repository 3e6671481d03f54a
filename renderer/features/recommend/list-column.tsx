import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../contract/recommend-data.ts';
import type { RecommendedList } from '../../../contract/recommend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { BusinessRules } from './business-rules.ts';
import { declinedWords } from './contender-choice.tsx';
import { listChanges } from './list-changes.ts';
import { ListEntry } from './list-entry.tsx';
import type { Who } from './who.ts';

interface ListColumnProps {
  readonly datasetId: string;
  readonly who: Who;
  readonly away: readonly string[];
  readonly list: RecommendedList;
  /** The list as it is with nothing taken away; undefined when nothing is. */
  readonly before: RecommendedList | undefined;
  readonly rules: BusinessRules;
  onRules(rules: BusinessRules): void;
  onSimilar(item: CatalogueItem): void;
}

/** The list of one algorithm, with its reasons. */
export function ListColumn(props: ListColumnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { list, before } = props;
  const name = t(`recommend.contenders.${list.id}`);
  const changes = useMemo(
    () =>
      before
        ? listChanges(
            before.items.map(({ item }) => item.id),
            list.items.map(({ item }) => item.id),
          )
        : null,
    [before, list],
  );
  return (
    <section aria-label={name}>
      <h4 className="border-b border-hairline-strong pb-1 text-ui font-medium">
        {name} <span className="font-normal text-small text-ink-3">{t(`recommend.ideasOf.${list.id}`)}</span>
      </h4>
      {list.declined && <p className="py-2 text-ui text-ink-3">{declinedWords(list.declined, t, format)}</p>}
      <ol aria-label={name}>
        {list.items.map((entry, index) => (
          <ListEntry
            key={entry.item.id}
            {...props}
            entry={entry}
            place={index + 1}
            change={changes?.get(entry.item.id) ?? null}
          />
        ))}
      </ol>
      {list.removed.length > 0 && (
        <p className="pt-1.5 text-small text-ink-3">
          {t('recommend.try.removed', { count: list.removed.length })}:{' '}
          {format.list(list.removed.slice(0, 5).map(({ item }) => item.title))}
        </p>
      )}
    </section>
  );
}
