import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { Button } from '../../ui/button.tsx';

interface SameSetsProps {
  /** Ideas with the same text, oldest first. */
  readonly sets: readonly (readonly Idea[])[];
  onMerge(sets: readonly (readonly Idea[])[]): void;
}

/** Ideas that say the same word for word: merged set by set, or all at once. */
export function SameSets({ sets, onMerge }: SameSetsProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('cluster.duplicates.same')} className="mt-6">
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="text-ui font-semibold">{t('cluster.duplicates.same')}</h3>
        {sets.length > 1 && (
          <Button onClick={() => onMerge(sets)}>{t('cluster.duplicates.mergeAllSets')}</Button>
        )}
      </div>
      <ul className="mt-1">
        {sets.map((set) => (
          <li
            key={set[0]!.id}
            className="flex items-center justify-between gap-4 border-b border-hairline py-2"
          >
            <p className="min-w-0">
              <span className="block truncate font-content text-content font-semibold">{set[0]!.title}</span>
              <span className="text-small text-ink-3">
                {t('cluster.duplicates.times', { count: set.length })}
              </span>
            </p>
            <Button onClick={() => onMerge([set])}>{t('cluster.duplicates.keepOne')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
