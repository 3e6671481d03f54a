import { useEffect, useRef, useState, type RefObject } from 'react';

/** Counts what arrived since the end of the list was last in sight. */
export function useArrivedBelow(end: RefObject<HTMLElement | null>, total: number): number {
  const [seen, setSeen] = useState<number | 'all'>('all');
  const latest = useRef(total);
  useEffect(() => {
    latest.current = total;
  }, [total]);
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry) setSeen(entry.isIntersecting ? 'all' : latest.current);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [end]);
  return seen === 'all' ? 0 : Math.max(0, total - seen);
}
