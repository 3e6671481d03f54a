import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedSet } from '../../../../contract/converge-criteria.ts';
import { useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { useSay } from '../say.ts';
import { useConvergeWork } from '../use-converge-work.ts';

interface WeightsPartProps {
  readonly projectId: string;
  readonly set: OfferedSet;
}

const greatest = 10;
const settleMs = 300;

/** How much each criterion counts: only the proportions matter, so the share is said beside it. */
export function WeightsPart({ projectId, set }: WeightsPartProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const backend = useBackend();
  const { problem, change } = useConvergeWork();
  const [draft, setDraft] = useState<Readonly<Record<string, number>> | null>(null);
  const weights = draft ?? set.weights;
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);

  useEffect(() => {
    if (!draft) return;
    const saved = set.weights;
    const put = (next: Readonly<Record<string, number>>) => () =>
      backend.call('converge.weigh', { projectId, setId: set.id, weights: next });
    const timer = setTimeout(() => {
      void change(t('converge.weights.undo', { name: say(set.name) }), put(draft), put(saved)).then(() =>
        setDraft((now) => (now === draft ? null : now)),
      );
    }, settleMs);
    return () => clearTimeout(timer);
  }, [draft, set, projectId, backend, change, say, t]);

  return (
    <section aria-label={t('converge.weights.title')} className="mt-8">
      <h2 className="text-small font-medium text-ink-3">{t('converge.weights.title')}</h2>
      <div className="mt-1 border-t border-hairline pt-2">
        {set.criteria.map(({ id, name }) => (
          <label
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_8rem_3rem] items-center gap-3 py-1 text-ui"
          >
            <span className="truncate">{say(name)}</span>
            <input
              type="range"
              min={0}
              max={greatest}
              step={1}
              value={weights[id] ?? 0}
              aria-valuetext={t('converge.weights.value', {
                weight: format.number(weights[id] ?? 0, Number.isInteger(weights[id] ?? 0) ? 0 : 1),
                share: format.percent(total > 0 ? (weights[id] ?? 0) / total : 0),
              })}
              onChange={(event) => setDraft({ ...weights, [id]: Number(event.target.value) })}
              className="w-full accent-accent"
            />
            <span className="text-right text-small text-ink-3 tabular-nums">
              {format.percent(total > 0 ? (weights[id] ?? 0) / total : 0)}
            </span>
          </label>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  );
}
