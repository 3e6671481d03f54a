import { lazy, Suspense } from 'react';
import { useStore } from '../../ui/store.ts';
import { useDesk } from '../desk-state.ts';

const TourCard = lazy(async () => ({ default: (await import('./tour-card.tsx')).TourCard }));

/** Shows around, while one wants to be; what does it is loaded then. */
export function Tour() {
  const tour = useStore(useDesk(), (state) => state.tour);
  if (tour.kind !== 'at') return null;
  return (
    <Suspense>
      <TourCard step={tour.step} />
    </Suspense>
  );
}
