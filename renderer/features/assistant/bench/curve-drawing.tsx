import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { indexAt, indexNear, placeOf, type CurvePoint } from './curve.ts';

interface CurveDrawingProps {
  readonly points: readonly CurvePoint[];
  readonly threshold: number;
  /** The threshold in use, marked on the curve. */
  readonly present: number;
  onMove(threshold: number): void;
}

const width = 560;
const height = 262;
const left = 44;
const bottom = 34;
/** Room for the words of the axis and the ring around the handle. */
const top = 34;
const right = 14;
const marks = [0, 0.25, 0.5, 0.75, 1];
const steps: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 },
};

const across = (x: number) => left + x * (width - left - right);
const up = (y: number) => height - bottom - y * (height - bottom - top);

/** Coverage against precision, one point a threshold, with the threshold as a handle on the curve. */
export function CurveDrawing({ points, threshold, present, onMove }: CurveDrawingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const drawing = useRef<SVGSVGElement>(null);
  const at = indexAt(points, threshold);
  const point = points[at];
  const inUse = points[indexAt(points, present)];
  if (!point || !inUse) return null;
  const drawn = points.filter(({ precision }) => precision !== null).map(placeOf);
  const line = drawn.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${across(x)} ${up(y)}`).join('');
  const handle = placeOf(point);
  const mark = placeOf(inUse);

  const drag = (event: PointerEvent) => {
    const box = drawing.current?.getBoundingClientRect();
    if (!box || event.buttons !== 1) return;
    const x = (((event.clientX - box.left) / box.width) * width - left) / (width - left - right);
    const y = 1 - (((event.clientY - box.top) / box.height) * height - top) / (height - bottom - top);
    const next = points[indexNear(points, { x, y }, threshold)];
    if (next) onMove(next.threshold);
  };
  const key = (event: KeyboardEvent) => {
    const ends: Readonly<Record<string, number>> = { Home: 0, End: points.length - 1 };
    const step = steps[event.key];
    const to = step === undefined ? ends[event.key] : at + step;
    if (to === undefined) return;
    event.preventDefault();
    const next = points[Math.min(points.length - 1, Math.max(0, to))];
    if (next) onMove(next.threshold);
  };

  return (
    <svg
      ref={drawing}
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full max-w-column touch-none select-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    >
      <g className="fill-ink-3 text-[11px] tabular-nums" aria-hidden>
        {marks.map((share) => (
          <g key={share}>
            <line className="stroke-hairline" x1={left} x2={width - right} y1={up(share)} y2={up(share)} />
            <text x={left - 8} y={up(share) + 4} textAnchor="end">
              {format.percent(share)}
            </text>
            <text x={across(share)} y={height - bottom + 15} textAnchor="middle">
              {format.percent(share)}
            </text>
          </g>
        ))}
        <text x={width - right} y={height - 3} textAnchor="end" className="fill-ink-2">
          {t('assistant.bench.threshold.coverage')} →
        </text>
        <text x={4} y={12} className="fill-ink-2">
          ↑ {t('assistant.bench.threshold.precision')}
        </text>
      </g>
      <path
        d={line}
        fill="none"
        strokeWidth={2}
        strokeLinejoin="round"
        className="stroke-accent"
        aria-hidden
      />
      <circle
        cx={across(mark.x)}
        cy={up(mark.y)}
        r={4}
        className="fill-paper stroke-ink-2"
        strokeWidth={1.5}
        aria-hidden
      />
      <g
        role="slider"
        tabIndex={0}
        aria-label={t('assistant.bench.threshold.handle')}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={point.threshold}
        aria-valuetext={
          point.precision === null
            ? t('assistant.bench.threshold.atNone', { threshold: format.percent(point.threshold) })
            : t('assistant.bench.threshold.value', {
                threshold: format.percent(point.threshold),
                coverage: format.percent(point.coverage),
                precision: format.percent(point.precision),
              })
        }
        onKeyDown={key}
        className="cursor-grab active:cursor-grabbing"
      >
        <circle cx={across(handle.x)} cy={up(handle.y)} r={16} fill="transparent" />
        <circle
          cx={across(handle.x)}
          cy={up(handle.y)}
          r={8}
          strokeWidth={2}
          className="fill-accent stroke-paper"
        />
        <text
          x={across(handle.x)}
          y={up(handle.y) + (handle.y > 0.5 ? 26 : -15)}
          textAnchor={handle.x > 0.9 ? 'end' : 'middle'}
          className="fill-ink text-[12px] font-medium tabular-nums"
          aria-hidden
        >
          {format.percent(point.threshold)}
        </text>
      </g>
    </svg>
  );
}
