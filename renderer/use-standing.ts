import { useTranslation } from 'react-i18next';
import type { Standing } from '../contract/wire.ts';
import { useBackend } from './backend.ts';
import { useFormat } from './i18n/format.ts';
import { useStore } from './ui/store.ts';

/**
 * What the work behind a signal waits for, in words: its place in line for the model, or how far a long text has been read.
 * Null where it waits for neither.
 */
export function useStanding(signal: AbortSignal | undefined): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const standing = useStore(useBackend().standings, (all): Standing | undefined =>
    signal ? all.get(signal) : undefined,
  );
  switch (standing?.type) {
    case 'queued':
      return standing.place === 1
        ? t('footer.standing.next')
        : t('footer.standing.place', { place: format.number(standing.place) });
    case 'reading':
      return t('footer.standing.reading', { share: format.percent(standing.share) });
    case 'working':
    case undefined:
      return null;
  }
}
