import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { planLevels } from '../../../contract/plan-entries.ts';
import { classNames } from '../../ui/class-names.ts';
import { momentOf } from './day.ts';
import type { Timeline } from './timeline.ts';
import { useWhen } from './use-when.ts';
import { usePlanLanguage } from './words.ts';

interface RoadDrawingProps {
  readonly timeline: Timeline;
  onOpen(id: string): void;
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
/** Beyond this share of the width a title stands to the left of its bar. */
const turnAt = 0.6;
/** A bar longer than this carries its title. */
const inside = 0.35;

/** Where a title stands: in its bar, or beside it where there is room. */
function placeOf(from: number, to: number): CSSProperties {
  if (to - from > inside) return { left: percent(from), maxWidth: percent(to - from) };
  return to > turnAt
    ? { right: percent(1 - from), maxWidth: percent(from) }
    : { left: percent(to), maxWidth: percent(1 - to) };
}

/** The time line: months above, a row for each entry, by level; every bar is a button that opens its entry. */
export function RoadDrawing({ timeline, onOpen }: RoadDrawingProps) {
  const { t } = useTranslation();
  const when = useWhen();
  const language = usePlanLanguage();
  const { ticks, entries, today, stepMonths } = timeline;
  const long = stepMonths >= 12;
  const tickName = (day: string, first: boolean) =>
    new Intl.DateTimeFormat(
      language,
      long
        ? { year: 'numeric' }
        : { month: 'short', ...(first || day.slice(5, 7) === '01' ? { year: 'numeric' } : {}) },
    ).format(momentOf(day));

  return (
    <div className="mt-4 grid grid-cols-[6rem_minmax(0,1fr)] text-small max-mid:grid-cols-[4.5rem_minmax(0,1fr)]">
      <div className="relative col-start-2 h-6" aria-hidden>
        {ticks.map(({ day, at }, index) => (
          <span
            key={day}
            className="absolute top-0 pl-1.5 whitespace-nowrap text-ink-3 tabular-nums"
            style={{ left: percent(at) }}
          >
            {tickName(day, index === 0)}
          </span>
        ))}
      </div>
      {planLevels.map((level) => {
        const rows = entries.filter(({ item }) => item.level === level);
        if (rows.length === 0) return null;
        return (
          <div key={level} className="contents">
            <h3 className="border-t border-hairline-strong pt-2 text-ink-2">{t(`plan.levels.${level}`)}</h3>
            <ul className="relative border-t border-hairline-strong py-1">
              <Lines ticks={ticks} today={today} />
              {rows.map(({ item, from, to }) => (
                <li key={item.id} className="relative h-8">
                  <button
                    type="button"
                    aria-label={t('plan.road.open', { title: item.title, when: when(item) })}
                    title={when(item)}
                    onClick={() => onOpen(item.id)}
                    className="absolute inset-0 rounded-sm hover:underline"
                  >
                    <Mark item={item} from={from} to={to} />
                    <span
                      className={classNames(
                        'absolute inset-y-0 flex items-center px-2.5',
                        to - from > inside && item.state === 'doing' && 'text-on-accent',
                      )}
                      style={placeOf(from, to)}
                    >
                      <span className={classNames('truncate', to - from <= inside && 'bg-paper')}>
                        {item.title}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {today !== null && (
        <div className="relative col-start-2 h-5" aria-hidden>
          <span
            className={classNames(
              'absolute top-0.5 whitespace-nowrap text-accent',
              today > 0.9 ? '-translate-x-full' : '',
            )}
            style={{ left: percent(today) }}
          >
            {t('plan.road.today')}
          </span>
        </div>
      )}
    </div>
  );
}

/** A diamond for the day of a milestone, else a bar of the length of the work. */
function Mark({ item, from, to }: Timeline['entries'][number]) {
  if (item.kind === 'milestone')
    return (
      <span
        aria-hidden
        className="absolute top-2.5 size-3 -translate-x-1/2 rotate-45 border-2 border-accent bg-paper"
        style={{ left: percent((from + to) / 2) }}
      />
    );
  const over = item.state === 'done' || item.state === 'dropped';
  return (
    <span
      aria-hidden
      className={classNames(
        'absolute top-1.5 h-5 min-w-1.5 rounded-sm border',
        over ? 'border-hairline-strong bg-hairline' : 'border-accent',
        !over && (item.state === 'doing' ? 'bg-accent' : 'bg-accent-wash'),
        item.kind === 'experiment' && 'border-dashed',
      )}
      style={{ left: percent(from), width: percent(to - from) }}
    />
  );
}

function Lines({ ticks, today }: Pick<Timeline, 'ticks' | 'today'>) {
  return (
    <div className="pointer-events-none absolute inset-0" aria-hidden>
      {ticks.map(({ day, at }) => (
        <span key={day} className="absolute inset-y-0 w-px bg-hairline" style={{ left: percent(at) }} />
      ))}
      {today !== null && (
        <span className="absolute inset-y-0 w-px bg-accent" style={{ left: percent(today) }} />
      )}
    </div>
  );
}
