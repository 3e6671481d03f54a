import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** An idea that is to be shown and focused; a new object each time. */
export interface Wanted {
  readonly id: string;
}

interface VirtualRowsInput {
  readonly ids: readonly string[];
  /** A row's height as long as it wasn't measured, in px. */
  readonly estimate: number;
  /** What scrolls; without it, the page. */
  readonly scroll?: RefObject<HTMLElement | null>;
  readonly wanted: Wanted | null;
}

/** Only the rows in sight, and a few around them, are drawn: a thousand ideas scroll like ten. */
export function useVirtualRows({ ids, estimate, scroll, wanted }: VirtualRowsInput) {
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  const scroller = () => scroll?.current ?? list.current?.closest('main') ?? null;
  // What stands above the list grows and shrinks; a lane has nothing above its list.
  useLayoutEffect(() => {
    const inner = list.current;
    const outer = scroll ? null : inner?.closest('main');
    const content = outer?.firstElementChild;
    if (!inner || !outer || !content) return;
    const observer = new ResizeObserver(() => {
      const top = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop;
      setOffset(Math.round(top));
    });
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroll]);
  // The compiler can't see through the virtualiser; nothing here is memoised by it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: scroller,
    getItemKey: (index) => ids[index] ?? index,
    estimateSize: () => estimate,
    overscan: 8,
    scrollMargin: offset,
  });
  useEffect(() => {
    if (!wanted) return;
    const index = ids.indexOf(wanted.id);
    if (index < 0) return;
    const show = () => {
      const element = document.getElementById(`idea-${wanted.id}`);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'nearest' });
      return element !== null;
    };
    if (show()) return;
    virtual.scrollToIndex(index, { align: 'center' });
    let tries = 10;
    const again = () => {
      if (!show() && tries-- > 0) frame = requestAnimationFrame(again);
    };
    let frame = requestAnimationFrame(again);
    return () => cancelAnimationFrame(frame);
    // Once for each wish, not when the list changes under it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const rows = virtual.getVirtualItems();
  return {
    list,
    rows,
    measure: virtual.measureElement,
    above: (rows[0]?.start ?? offset) - offset,
    below: virtual.getTotalSize() - ((rows.at(-1)?.end ?? offset) - offset),
  };
}
