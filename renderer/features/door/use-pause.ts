import { useState } from 'react';
import { useNow } from '../../ui/use-now.ts';

/** A pause that runs out: whole seconds left of it, 0 when there is none. */
export function usePause(firstMs: number) {
  const [until, setUntil] = useState(() => Date.now() + firstMs);
  const now = useNow(250);
  return {
    secondsLeft: Math.max(0, Math.ceil((until - now) / 1000)),
    begin: (ms: number) => setUntil(Date.now() + ms),
  };
}
