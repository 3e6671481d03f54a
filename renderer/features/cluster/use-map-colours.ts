import { useEffect, useState, type RefObject } from 'react';
import type { MapColours } from './draw-map.ts';
import { groupColours } from './group-colour.ts';

/** The tokens' colours for a canvas, read anew when the theme changes; null before the first reading. */
export function useMapColours(element: RefObject<HTMLElement | null>): MapColours | null {
  const [colours, setColours] = useState<MapColours | null>(null);
  useEffect(() => {
    const read = () => {
      if (!element.current) return;
      const style = getComputedStyle(element.current);
      const token = (name: string) => style.getPropertyValue(name).trim();
      setColours({
        groups: groupColours.map(token),
        paper: token('--paper-high'),
        ink: token('--ink'),
        third: token('--ink-3'),
        accent: token('--accent'),
      });
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [element]);
  return colours;
}
