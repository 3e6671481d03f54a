import { useEffect, type RefObject } from 'react';

/** What the card itself answers to; any other key is a wish to be elsewhere. */
const ownKeys = new Set([
  'Enter',
  ' ',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'Shift',
  'Control',
  'Alt',
  'Meta',
]);

/**
 * Takes the focus back that a place takes for its own field or heading as it is drawn, which may be long after the card
 * is there. A person who clicks elsewhere or leaves the card by a key keeps what they went to, until the next step; so
 * does what opens above the place and holds the focus itself.
 */
export function useKeptFocus(
  card: RefObject<HTMLElement | null>,
  home: RefObject<HTMLElement | null>,
  step: number,
) {
  useEffect(() => {
    let isLetGo = false;
    const isInCard = (event: Event) => event.target instanceof Node && card.current?.contains(event.target);
    const onPointerDown = (event: PointerEvent) => {
      isLetGo = !isInCard(event);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!ownKeys.has(event.key)) isLetGo = true;
    };
    const onFocusIn = (event: FocusEvent) => {
      const place = document.querySelector('main');
      if (isLetGo || !(event.target instanceof Node) || !place?.contains(event.target)) return;
      home.current?.focus({ preventScroll: true });
    };
    // Captured: a key of the page may move the focus before it would come by here.
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('focusin', onFocusIn);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('focusin', onFocusIn);
    };
  }, [card, home, step]);
}
