import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useDesk } from '../desk-state.ts';
import { projectPlaces } from '../places.ts';
import { partOf, stepFrom, tourSteps } from './tour-steps.ts';
import { leaveTour } from './tour-state.ts';
import { useKeptFocus } from './use-kept-focus.ts';

const isThere = (step: (typeof tourSteps)[number]) => partOf(step) !== null;

/** One step of being shown around, beside the part that it is about. The place behind it is opened. */
export function TourCard({ step }: { readonly step: number }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const navigate = useNavigate();
  const projectId = useStore(desk, (state) => state.projectId);
  const card = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const name = tourSteps[step]!;
  const part = partOf(name);
  const place = projectPlaces.find(({ id }) => id === name);
  const [before, after] = [stepFrom(step, -1, isThere), stepFrom(step, 1, isThere)];
  const go = (to: number | null) =>
    to === null ? leaveTour(desk) : desk.set((now) => ({ ...now, tour: { kind: 'at', step: to } }));
  const leave = () => leaveTour(desk);

  useKeptFocus(card, next, step);
  useEffect(() => {
    if (place && projectId !== null) void navigate({ to: place.to, params: { projectId } });
  }, [place, projectId, navigate]);
  useEffect(() => {
    part?.setAttribute('data-toured', '');
    return () => part?.removeAttribute('data-toured');
  }, [part]);

  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) leave();
      }}
    >
      <Popover.Anchor virtualRef={{ current: part ?? document.body }} />
      <Popover.Portal>
        <Popover.Content
          ref={card}
          key={step}
          side={name === 'lock' ? 'top' : 'right'}
          sideOffset={10}
          collisionPadding={12}
          aria-labelledby="tour-title"
          aria-describedby="tour-words"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            next.current?.focus();
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // One may look round, and click, while being shown around.
          onInteractOutside={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight' && after !== null) go(after);
            if (event.key === 'ArrowLeft' && before !== null) go(before);
          }}
          className="z-40 w-80 rounded-md bg-paper-high p-4 shadow-float outline-none"
        >
          <div className="flex items-start justify-between gap-3">
            <h2 id="tour-title" className="font-content text-content font-semibold">
              {t(`tour.steps.${name}.title`)}
            </h2>
            <IconButton label={t('tour.leave')} className="-mt-1 -mr-2" onClick={leave}>
              <X size={14} aria-hidden />
            </IconButton>
          </div>
          <p id="tour-words" className="mt-1 text-ui text-ink-2">
            {t(`tour.steps.${name}.words`)}
          </p>
          <div className="mt-3 flex items-center gap-2">
            <span className="mr-auto text-small text-ink-3 tabular-nums">
              {t('tour.at', { step: step + 1, of: tourSteps.length })}
            </span>
            {before !== null && (
              <Button look="quiet" onClick={() => go(before)}>
                {t('tour.back')}
              </Button>
            )}
            <Button ref={next} look="primary" onClick={() => go(after)}>
              {after === null ? t('tour.done') : t('tour.next')}
            </Button>
          </div>
          <Popover.Arrow className="fill-paper-high" />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
