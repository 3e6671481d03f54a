import { ArrowDown } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrivedBelow } from './use-arrived-below.ts';

/** Says that ideas arrived out of sight, and goes there when asked: the page never moves by itself. */
export function ArrivedBelow({
  end,
  total,
}: {
  readonly end: RefObject<HTMLElement | null>;
  readonly total: number;
}) {
  const { t } = useTranslation();
  const arrived = useArrivedBelow(end, total);
  if (arrived === 0) return null;
  return (
    // In a narrow window notices have the middle too.
    <div className="pointer-events-none sticky bottom-4 z-20 mx-auto flex w-full max-w-[76rem] px-6 mid:justify-center">
      <button
        type="button"
        onClick={() => end.current?.scrollIntoView({ block: 'end' })}
        className="arrive pointer-events-auto flex h-8 items-center gap-2 rounded-md bg-paper-high px-3 text-ui shadow-float hover:text-accent"
      >
        {t('ideas.arrivedBelow', { count: arrived })}
        <ArrowDown size={14} aria-hidden />
      </button>
    </div>
  );
}
