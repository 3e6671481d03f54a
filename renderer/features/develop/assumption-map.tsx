import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assumption } from '../../../contract/develop-documents.ts';
import { classNames } from '../../ui/class-names.ts';
import { assumptionsOf, type Assumed } from './assumptions-of.ts';
import { EvidenceCircle } from './evidence-circle.tsx';
import { usePage } from './page-context.ts';
import { usePlaceAssumption } from './use-place-assumption.ts';
import { useSay } from './words.ts';

/** How far an arrow key moves an assumption; with Shift a fifth of it. */
const step = 5;

const within = (value: number) => Math.max(0, Math.min(100, Math.round(value)));

/** Where a point is while it is being dragged. */
interface Dragged {
  readonly entryId: string;
  readonly impact: number;
  readonly uncertainty: number;
}

/** Impact by uncertainty: every assumption of the idea by its number, to be placed by dragging or with the arrow keys. */
export function AssumptionMap() {
  const { t } = useTranslation();
  const page = usePage();
  const place = usePlaceAssumption();
  const plane = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const all = assumptionsOf(page);

  const positionOf = (event: PointerEvent): Omit<Dragged, 'entryId'> | null => {
    const box = plane.current?.getBoundingClientRect();
    if (!box) return null;
    return {
      uncertainty: within(((event.clientX - box.left) / box.width) * 100),
      impact: within(100 - ((event.clientY - box.top) / box.height) * 100),
    };
  };
  const handlers = ({ entry }: Assumed) => ({
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLButtonElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const position = positionOf(event);
      if (position) setDragged({ entryId: entry.id, ...position });
    },
    onPointerUp() {
      if (dragged?.entryId !== entry.id) return;
      setDragged(null);
      place(entry.id, { impact: dragged.impact, uncertainty: dragged.uncertainty });
    },
    onPointerCancel: () => setDragged(null),
    onKeyDown(event: KeyboardEvent) {
      const by = moveOf(event);
      if (!by || !entry.assumption) return;
      event.preventDefault();
      place(entry.id, moved(entry.assumption, by));
    },
  });
  const positionNow = ({ entry: { id, assumption } }: Assumed): Assumption =>
    dragged?.entryId === id ? dragged : assumption!;
  const isPlaced = (one: Assumed) =>
    positionNow(one).impact !== null && positionNow(one).uncertainty !== null;

  return (
    <figure className="mt-1 mb-8 grid gap-x-8 gap-y-4 mid:grid-cols-[minmax(0,27rem)_1fr]">
      <div>
        <div className="grid grid-cols-[1.25rem_1fr] gap-y-1">
          <span className="self-center justify-self-center text-small whitespace-nowrap text-ink-3 [writing-mode:vertical-rl] rotate-180">
            {t('develop.map.impact')} →
          </span>
          <div
            ref={plane}
            role="group"
            aria-label={t('develop.map.label')}
            className="assumption-plane relative aspect-square rounded-sm border border-hairline-strong"
          >
            {(['know', 'test', 'leave', 'watch'] as const).map((corner, i) => (
              <span
                key={corner}
                className={classNames(
                  'pointer-events-none absolute p-2 text-small text-ink-3',
                  i % 2 === 0 ? 'left-0' : 'right-0 text-right',
                  i < 2 ? 'top-0' : 'bottom-0',
                  corner === 'test' && 'font-medium text-amber',
                )}
              >
                {t(`develop.map.corners.${corner}`)}
              </span>
            ))}
            {all.map((one, i) =>
              isPlaced(one) ? (
                <Point key={one.entry.id} one={one} number={i + 1} at={positionNow(one)} {...handlers(one)} />
              ) : null,
            )}
          </div>
          <span />
          <span className="text-small text-ink-3">{t('develop.map.uncertainty')} →</span>
        </div>
        <p className="mt-1 pl-5 text-small text-ink-3">{t('develop.map.keys')}</p>
      </div>
      <figcaption className="min-w-0">
        {all.length === 0 ? (
          <p className="text-ui text-ink-2">{t('develop.map.empty')}</p>
        ) : (
          <ol aria-label={t('develop.map.list')}>
            {all.map((one, i) => (
              <li
                key={one.entry.id}
                className="flex items-start gap-2 border-t border-hairline py-2 first:border-t-0"
              >
                {isPlaced(one) ? (
                  <span className="w-6 pt-[3px] text-right text-small text-ink-3 tabular-nums">{i + 1}</span>
                ) : (
                  <Point one={one} number={i + 1} at={null} {...handlers(one)} />
                )}
                <EvidenceCircle entryId={one.entry.id} words={one.text} className="mt-[3px]" />
                <Origin
                  one={one}
                  isPlaced={isPlaced(one)}
                  onPlace={() => place(one.entry.id, { impact: 50, uncertainty: 50 })}
                />
              </li>
            ))}
          </ol>
        )}
      </figcaption>
    </figure>
  );
}

interface OriginProps {
  readonly one: Assumed;
  readonly isPlaced: boolean;
  onPlace(): void;
}

function Origin({ one, isPlaced, onPlace }: OriginProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { goTo } = usePage();
  const link = 'rounded-sm underline decoration-hairline-strong underline-offset-2 hover:text-ink';
  return (
    <div className="min-w-0 flex-1">
      <p className="font-content text-content [overflow-wrap:anywhere]">{one.text}</p>
      <p className="flex flex-wrap gap-x-3 text-small text-ink-3">
        {one.template.layout.kind !== 'map' && (
          <button type="button" className={link} onClick={() => goTo(one.template.id, one.entry.id)}>
            {say(one.template.name)}
          </button>
        )}
        {!isPlaced && (
          <button type="button" className={link} onClick={onPlace}>
            {t('develop.map.place')}
          </button>
        )}
      </p>
    </div>
  );
}

interface PointProps extends Omit<React.ComponentProps<'button'>, 'type'> {
  readonly one: Assumed;
  readonly number: number;
  /** Null: beside the map, to be dragged onto it. */
  readonly at: Assumption | null;
}

function Point({ one, number, at, ...rest }: PointProps) {
  const { t } = useTranslation();
  const isShown = one.entry.evidence.some(({ fields, isThere }) => isThere && fields.rung !== 'guess');
  const style = at ? { left: `${at.uncertainty ?? 50}%`, bottom: `${at.impact ?? 50}%` } : undefined;
  return (
    <button
      type="button"
      title={one.text}
      aria-label={
        at
          ? t('develop.map.point', {
              number,
              text: one.text,
              impact: at.impact ?? 50,
              uncertainty: at.uncertainty ?? 50,
            })
          : t('develop.map.unplaced', { number, text: one.text })
      }
      style={style}
      className={classNames(
        'flex size-6 shrink-0 touch-none items-center justify-center rounded-full text-small tabular-nums',
        at ? 'absolute -translate-x-1/2 translate-y-1/2' : 'border-dashed',
        isShown ? 'bg-accent text-on-accent' : 'border-[1.5px] border-accent bg-paper text-accent',
      )}
      {...rest}
    >
      {number}
    </button>
  );
}

function moveOf({
  key,
  shiftKey,
}: KeyboardEvent): { readonly impact: number; readonly uncertainty: number } | null {
  const by = shiftKey ? step / 5 : step;
  switch (key) {
    case 'ArrowUp':
      return { impact: by, uncertainty: 0 };
    case 'ArrowDown':
      return { impact: -by, uncertainty: 0 };
    case 'ArrowRight':
      return { impact: 0, uncertainty: by };
    case 'ArrowLeft':
      return { impact: 0, uncertainty: -by };
    default:
      return null;
  }
}

function moved(from: Assumption, by: { readonly impact: number; readonly uncertainty: number }): Assumption {
  return {
    impact: within((from.impact ?? 50) + by.impact),
    uncertainty: within((from.uncertainty ?? 50) + by.uncertainty),
  };
}
