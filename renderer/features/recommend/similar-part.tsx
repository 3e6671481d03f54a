import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem, Dataset } from '../../../contract/recommend-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { IconButton } from '../../ui/button.tsx';
import { declinedWords, type ContenderId } from './contender-choice.tsx';

interface SimilarPartProps {
  readonly dataset: Dataset;
  readonly item: CatalogueItem;
  onClose(): void;
}

const shownItems = 8;

/** What is most like an item, by each algorithm that can say. */
export function SimilarPart({ dataset, item, onClose }: SimilarPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useRef<HTMLElement>(null);
  const contenders: ContenderId[] = dataset.has.text ? ['item-knn', 'ease', 'content'] : ['item-knn', 'ease'];
  const answer = useAsk('recommend.similar', {
    datasetId: dataset.id,
    itemId: item.id,
    contenders,
    k: shownItems,
  });
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, [item.id, answer.data]);
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={t('recommend.try.similarTo', { title: item.title })}
      className="mt-8 border-t border-hairline pt-3 outline-none"
    >
      <div className="flex items-center justify-between gap-4">
        <h3 className="text-ui font-medium">{t('recommend.try.similarTo', { title: item.title })}</h3>
        <IconButton label={t('recommend.try.close')} onClick={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      {answer.error && <ProblemNotice problem={problemOf(answer.error)} />}
      {!answer.data && !answer.error && (
        <p role="status" className="text-small text-ink-3">
          {t('recommend.try.training')}
        </p>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-8 gap-y-4">
        {answer.data?.lists.map(({ id, declined, items }) => (
          <div key={id}>
            <h4 className="border-b border-hairline-strong pb-1 text-small text-ink-3">
              {t(`recommend.contenders.${id}`)}
            </h4>
            {declined && <p className="py-2 text-small text-ink-3">{declinedWords(declined, t, format)}</p>}
            <ol>
              {items.map((like) => (
                <li
                  key={like.item.id}
                  className="flex justify-between gap-3 border-b border-hairline py-1 text-ui last:border-b-0"
                >
                  <span className="min-w-0 [overflow-wrap:anywhere]">{like.item.title}</span>
                  <span className="text-small text-ink-3 tabular-nums">
                    {format.number(like.similarity, 2)}
                  </span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}
