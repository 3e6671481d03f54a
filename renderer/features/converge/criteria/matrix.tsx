import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, OfferedSet, Ranking } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useBackend } from '../../../backend.ts';
import { useSay } from '../say.ts';
import { useConvergeWork } from '../use-converge-work.ts';

interface MatrixProps {
  readonly set: OfferedSet;
  readonly assessments: readonly Assessment[];
  readonly ranking: Ranking;
  readonly ideas: readonly Idea[];
  onOpen(ideaId: string): void;
}

interface Spot {
  readonly impact: number;
  readonly effort: number;
}

const fields = ['first', 'big', 'fillIn', 'leave'] as const;
const steps = 5;
const arrows: Readonly<Record<string, Spot>> = {
  ArrowUp: { impact: 1, effort: 0 },
  ArrowDown: { impact: -1, effort: 0 },
  ArrowLeft: { impact: 0, effort: -1 },
  ArrowRight: { impact: 0, effort: 1 },
};

/** Impact by effort in four fields. An idea is placed by dragging it, with the arrow keys, or by its answers below. */
export function Matrix({ set, assessments, ranking, ideas, onOpen }: MatrixProps) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const { change } = useConvergeWork();
  const area = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ readonly ideaId: string; readonly spot: Spot } | null>(null);
  const titles = new Map(ideas.map(({ id, title }) => [id, title]));
  const vetoed = new Set(ranking.vetoed.map(({ ideaId }) => ideaId));
  const placed = assessments.filter(({ ideaId }) => !vetoed.has(ideaId));
  const numberOf = new Map(assessments.map(({ ideaId }, at) => [ideaId, at + 1]));
  // One that is being dragged stays where it is held, or the pointer would lose it.
  const waiting = placed.filter((one) => spotOf(one) === null);

  const place = (ideaId: string, { impact, effort }: Spot) => {
    const answers = assessments.find((one) => one.ideaId === ideaId)?.answers ?? {};
    const put = (criterionId: string, value: number | null) => {
      const before = answers[criterionId];
      const answer = value === null ? (before ?? null) : { value, note: before?.note ?? '' };
      return backend.call('converge.answer', { ideaId, setId: set.id, criterionId, answer });
    };
    void change(
      t('converge.assess.undo', { title: titles.get(ideaId) ?? '' }),
      async () => {
        await put('impact', impact);
        await put('effort', effort);
      },
      async () => {
        await put('impact', null);
        await put('effort', null);
      },
    );
  };
  const spotAt = (event: PointerEvent): Spot | null => {
    const box = area.current!.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    if (x < 0 || x > 1 || y < 0 || y > 1) return null;
    const step = (share: number) => Math.min(steps, 1 + Math.floor(share * steps));
    return { effort: step(x), impact: steps + 1 - step(y) };
  };
  const handlers = (ideaId: string, spot: Spot | null) => ({
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLButtonElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const next = spotAt(event);
      if (next) setDragged({ ideaId, spot: next });
    },
    onPointerUp() {
      if (dragged?.ideaId === ideaId && !isSame(dragged.spot, spot)) place(ideaId, dragged.spot);
      setDragged(null);
    },
    onPointerCancel: () => setDragged(null),
    onClick() {
      if (!dragged) onOpen(ideaId);
    },
    onKeyDown(event: KeyboardEvent) {
      const arrow = arrows[event.key];
      if (!arrow) return;
      event.preventDefault();
      event.stopPropagation();
      const from = spot ?? { impact: 3, effort: 3 };
      const clamp = (value: number) => Math.min(steps, Math.max(1, value));
      const next = { impact: clamp(from.impact + arrow.impact), effort: clamp(from.effort + arrow.effort) };
      if (!isSame(next, spot)) place(ideaId, next);
    },
  });

  const at = new Map<string, number>();
  return (
    <figure className="mb-6" aria-label={t('converge.matrix.title')}>
      <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-1">
        <span className="self-center text-center text-small text-ink-3 [writing-mode:vertical-rl] rotate-180">
          {t('converge.matrix.impact')}
        </span>
        <div
          ref={area}
          className="relative aspect-[5/3] touch-none rounded-sm border border-hairline-strong select-none"
        >
          <span aria-hidden className="absolute inset-y-0 left-[60%] w-px bg-hairline-strong" />
          <span aria-hidden className="absolute inset-x-0 top-[60%] h-px bg-hairline-strong" />
          {fields.map((field) => (
            <span key={field} className={`absolute p-2 text-small text-ink-3 ${corners[field]}`}>
              {t(`converge.matrix.fields.${field}`)}
            </span>
          ))}
          {placed.map((one) => {
            const kept = spotOf(one);
            const spot = dragged?.ideaId === one.ideaId ? dragged.spot : kept;
            if (!spot) return null;
            // Ideas on the same spot stand side by side.
            const key = `${spot.impact}/${spot.effort}`;
            const nth = at.get(key) ?? 0;
            at.set(key, nth + 1);
            const title = titles.get(one.ideaId) ?? '';
            return (
              <button
                key={one.ideaId}
                type="button"
                title={title}
                aria-label={t('converge.matrix.spot', { title, impact: spot.impact, effort: spot.effort })}
                {...handlers(one.ideaId, kept)}
                style={{
                  left: `calc(${(100 * (spot.effort - 0.5)) / steps}% + ${((nth % 4) - 0.5 * Math.min(nth, 1)) * 18}px)`,
                  top: `calc(${(100 * (steps + 0.5 - spot.impact)) / steps}% + ${Math.floor(nth / 4) * 22}px)`,
                }}
                className={spotLook}
              >
                {numberOf.get(one.ideaId)}
              </button>
            );
          })}
        </div>
        <span />
        <span className="text-center text-small text-ink-3">{t('converge.matrix.effort')}</span>
      </div>
      {waiting.length > 0 && (
        <div className="mt-2 pl-6">
          <p className="text-small text-ink-3">{t('converge.matrix.waiting')}</p>
          <div className="mt-1 flex flex-wrap gap-1.5">
            {waiting.map(({ ideaId }) => {
              const title = titles.get(ideaId) ?? '';
              return (
                <button
                  key={ideaId}
                  type="button"
                  aria-label={t('converge.matrix.place', { title })}
                  {...handlers(ideaId, null)}
                  className="max-w-56 cursor-grab touch-none truncate rounded-full border border-hairline-strong px-2.5 py-0.5 text-small hover:border-accent hover:text-accent"
                >
                  <span className="tabular-nums">{numberOf.get(ideaId)}</span> {title}
                </button>
              );
            })}
          </div>
        </div>
      )}
      <figcaption className="sr-only">{say(set.about)}</figcaption>
    </figure>
  );
}

const spotLook =
  'absolute flex size-6 -translate-x-1/2 -translate-y-1/2 cursor-grab touch-none items-center justify-center rounded-full bg-ink text-small text-paper tabular-nums transition-[left,top] duration-100 hover:bg-accent';
const corners = {
  first: 'top-0 left-0',
  big: 'top-0 right-0 text-right',
  fillIn: 'bottom-0 left-0',
  leave: 'right-0 bottom-0 text-right',
} as const;

function spotOf({ answers }: Assessment): Spot | null {
  const impact = answers.impact?.value;
  const effort = answers.effort?.value;
  return typeof impact === 'number' && typeof effort === 'number' ? { impact, effort } : null;
}

function isSame(a: Spot, b: Spot | null): boolean {
  return a.impact === b?.impact && a.effort === b.effort;
}
