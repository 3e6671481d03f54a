import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useDesk } from '../desk-state.ts';
import { beginTour, leaveTour } from './tour-state.ts';

/** Asks once, in a quiet line, whether to be shown around. */
export function TourOffer() {
  const { t } = useTranslation();
  const desk = useDesk();
  const offered = useStore(desk, (state) => state.tour.kind === 'offered');
  if (!offered) return null;
  return (
    <div
      role="status"
      className="flex items-center gap-3 border-b border-hairline bg-paper-low py-1 pr-2 pl-6 text-ui text-ink-2"
    >
      <span>{t('tour.offer')}</span>
      <button
        type="button"
        onClick={() => beginTour(desk)}
        className="rounded-sm font-medium text-accent underline underline-offset-2"
      >
        {t('tour.begin')}
      </button>
      <IconButton label={t('tour.decline')} className="ml-auto" onClick={() => leaveTour(desk)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
