import { useTranslation } from 'react-i18next';
import type { ContenderResult } from '../../../contract/recommend-results.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import type { Who } from './who.ts';

interface ExplanationProps {
  readonly datasetId: string;
  readonly who: Who;
  readonly contender: ContenderResult['id'];
  readonly itemId: string;
  readonly away: readonly string[];
}

/** Why an item is on the list, as a sentence, with who wrote it and from what. */
export function Explanation({ datasetId, who, contender, itemId, away }: ExplanationProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const answer = useAsk('recommend.explain', {
    datasetId,
    who,
    contender,
    itemId,
    withoutItemIds: [...away],
    language: i18n.language as Language,
  });
  if (answer.error) return <ProblemNotice problem={problemOf(answer.error)} />;
  if (!answer.data) return <p className="text-small text-ink-3">{t('recommend.try.explaining')}</p>;
  const { sentence, writtenBy, facts } = answer.data;
  return (
    <div className="relative mt-1 pl-3" role="status">
      <span
        className="edge absolute inset-y-0.5 left-0"
        data-hand={writtenBy === 'model' ? 'model' : undefined}
      />
      <p className="font-content text-ui">{sentence}</p>
      <p className="text-small text-ink-3">
        {t(`recommend.try.writtenBy.${writtenBy}`)} {format.list(facts.map(({ title }) => title))}
      </p>
    </div>
  );
}
