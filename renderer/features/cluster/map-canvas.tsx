import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { drawMap, type MapDot } from './draw-map.ts';
import { classNames } from '../../ui/class-names.ts';
import { IdeaCard } from './idea-card.tsx';
import {
  nearestTo,
  nextInDirection,
  panBy,
  toPixels,
  zoomAt,
  type MapView,
  type Point,
} from './map-geometry.ts';
import { mapLabels, type MapGroup } from './map-labels.ts';
import { useMapColours } from './use-map-colours.ts';
import { useSize } from './use-size.ts';

interface MapCanvasProps {
  readonly dots: readonly MapDot[];
  /** In the order that dots count them by; largest first. */
  readonly groups: readonly MapGroup[];
  readonly ideas: ReadonlyMap<string, Idea>;
  readonly view: MapView;
  readonly selected: ReadonlySet<string>;
  readonly litGroup: number | null;
  /** Whether dragging moves the map; otherwise it selects. */
  readonly moves: boolean;
  onView(view: MapView): void;
  onSelect(ids: readonly string[]): void;
}

const reach = 14;
const zoomStep = 1.25;
const panStep = 60;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The ideas as points that one can come near to, choose, and brush over. */
export function MapCanvas(props: MapCanvasProps) {
  const { dots, groups, ideas, view, selected, litGroup, moves, onView, onSelect } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const colours = useMapColours(frame);
  const [hovered, setHovered] = useState<string | null>(null);
  const [brush, setBrush] = useState<{ from: Point; to: Point } | null>(null);
  const held = useRef<{ at: Point; hasMoved: boolean } | null>(null);
  const pixels = useMemo(() => dots.map((dot) => toPixels(dot, view, size)), [dots, view, size]);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !colours || size.width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    if (element.width !== size.width * ratio || element.height !== size.height * ratio) {
      element.width = size.width * ratio;
      element.height = size.height * ratio;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawMap(context, { dots, view, size, colours, selected, hovered, litGroup, brush });
  }, [dots, view, size, colours, selected, hovered, litGroup, brush]);

  const labels = useMemo(
    () => mapLabels(groups, dots, pixels, (id) => ideas.get(id)?.title, size),
    [groups, dots, pixels, ideas, size],
  );

  // The wheel has to be kept from scrolling the page, which React's own listener can't.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      onView(zoomAt(view, Math.exp(-event.deltaY / 400), at, size));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [onView, view, size]);

  const placeOf = useCallback((event: { clientX: number; clientY: number }): Point => {
    const box = frame.current!.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }, []);

  const down = (event: React.PointerEvent) => {
    if (event.button !== 0) return;
    held.current = { at: placeOf(event), hasMoved: false };
    frame.current?.setPointerCapture(event.pointerId);
  };
  const move = (event: React.PointerEvent) => {
    const at = placeOf(event);
    if (!held.current) {
      setHovered(dots[nearestTo(pixels, at, reach)]?.id ?? null);
      return;
    }
    const { at: from, hasMoved } = held.current;
    if (!hasMoved && Math.hypot(at.x - from.x, at.y - from.y) < 4) return;
    held.current = { at: moves ? at : from, hasMoved: true };
    if (moves) onView(panBy(view, at.x - from.x, at.y - from.y, size));
    else setBrush({ from, to: at });
  };
  const up = (event: React.PointerEvent) => {
    const was = held.current;
    held.current = null;
    if (!was) return;
    const before = event.shiftKey ? [...selected] : [];
    if (!was.hasMoved) {
      const id = dots[nearestTo(pixels, was.at, reach)]?.id;
      if (id === undefined) onSelect(before);
      else onSelect(before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
      return;
    }
    if (moves) return;
    const to = placeOf(event);
    const inside = dots.filter((_, at) => {
      const { x, y } = pixels[at]!;
      const between = (value: number, a: number, b: number) =>
        value >= Math.min(a, b) && value <= Math.max(a, b);
      return between(x, was.at.x, to.x) && between(y, was.at.y, to.y);
    });
    setBrush(null);
    onSelect([...new Set([...before, ...inside.map(({ id }) => id)])]);
  };

  const press = (event: React.KeyboardEvent) => {
    const arrow = arrows[event.key];
    const middle = { x: size.width / 2, y: size.height / 2 };
    if (arrow && event.shiftKey) onView(panBy(view, -arrow[0] * panStep, -arrow[1] * panStep, size));
    else if (arrow) {
      const from = dots.findIndex(({ id }) => id === hovered);
      const next =
        from < 0 ? nearestTo(pixels, middle, Infinity) : nextInDirection(pixels, from, arrow[0], arrow[1]);
      if (next >= 0) setHovered(dots[next]!.id);
    } else if ((event.key === 'Enter' || event.key === ' ') && hovered !== null)
      onSelect(event.shiftKey ? [...selected, hovered] : [hovered]);
    else if (event.key === '+' || event.key === '=') onView(zoomAt(view, zoomStep, middle, size));
    else if (event.key === '-') onView(zoomAt(view, 1 / zoomStep, middle, size));
    else if (event.key === '0') onView({ x: 0.5, y: 0.5, zoom: 1 });
    else if (event.key === 'Escape') {
      setHovered(null);
      onSelect([]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const shown = hovered === null ? undefined : ideas.get(hovered);
  const shownAt = pixels[dots.findIndex(({ id }) => id === hovered)];
  return (
    <div
      ref={frame}
      role="application"
      tabIndex={0}
      aria-label={t('cluster.map.label', { count: dots.length })}
      aria-describedby="map-keys"
      className="relative h-full min-h-72 w-full touch-none overflow-hidden rounded-md border border-hairline bg-paper-high select-none"
      style={{ cursor: hovered !== null ? 'pointer' : moves ? 'grab' : 'crosshair' }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerLeave={() => setHovered(null)}
      onPointerCancel={() => {
        held.current = null;
        setBrush(null);
      }}
      onKeyDown={press}
    >
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      {labels.map(({ key, kind, text, at }) => (
        <span
          key={key}
          aria-hidden
          className={classNames(
            'pointer-events-none absolute top-0 left-0 px-1.5 text-small whitespace-nowrap',
            kind === 'group' ? 'rounded-sm bg-paper-high/80 font-medium text-ink-2' : 'text-ink-3',
          )}
          style={{ transform: `translate(${at.x}px, ${at.y}px) translateX(-50%)` }}
        >
          {text}
        </span>
      ))}
      {shown && shownAt && <IdeaCard idea={shown} at={shownAt} size={size} />}
      <p id="map-keys" className="sr-only">
        {t('cluster.map.keys')}
      </p>
      {/* What is focused by keyboard is read out; the pointer needs no voice. */}
      <p className="sr-only" aria-live="polite">
        {shown ? `${shown.title}. ${shown.pitch}` : ''}
      </p>
    </div>
  );
}
