import { Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/button.tsx';
import { usePage } from './page-context.ts';
import { usePlaceAssumption } from './use-place-assumption.ts';

/** Marks a claim as an assumption, which then lies on the map, or takes the mark away. */
export function AssumptionFlag({ entryId, words }: { readonly entryId: string; readonly words: string }) {
  const { t } = useTranslation();
  const place = usePlaceAssumption();
  const isMarked = (usePage().entry(entryId)?.assumption ?? null) !== null;
  return (
    <IconButton
      label={t(isMarked ? 'develop.assumption.unmark' : 'develop.assumption.mark', { words })}
      aria-pressed={isMarked}
      className={classNames('entry-tool size-6', isMarked && 'text-amber!')}
      onClick={() => place(entryId, isMarked ? null : { impact: null, uncertainty: null })}
    >
      <Flag size={13} fill={isMarked ? 'currentColor' : 'none'} aria-hidden />
    </IconButton>
  );
}
