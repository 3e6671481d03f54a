import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestRun } from '../../../../contract/test-runs.ts';
import { problemOf, useAsk } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { CompareRows } from './compare-rows.tsx';
import { MetricsTable } from './metrics-table.tsx';
import { useRunName } from './use-run-name.ts';

const nobody = 'nobody';

interface ComparePartProps {
  readonly run: TestRun;
  /** The other runs that can be compared with it. */
  readonly others: readonly TestRun[];
}

/** Two versions side by side, question by question. */
export function ComparePart({ run, others }: ComparePartProps) {
  const { t } = useTranslation();
  const nameOf = useRunName();
  const [chosen, setChosen] = useState(nobody);
  const base = others.find(({ id }) => id === chosen) ?? null;
  return (
    <section className="border-t border-hairline py-6">
      <h2 className="font-content text-lead font-semibold">{t('assistant.bench.compare.title')}</h2>
      <div className="mt-2 flex flex-wrap items-center gap-2 text-ui">
        <span>{nameOf(run)}</span>
        <span className="text-ink-3">{t('assistant.bench.compare.with')}</span>
        <Select
          label={t('assistant.bench.compare.with')}
          value={base?.id ?? nobody}
          options={[
            { value: nobody, label: t('assistant.bench.compare.nobody') },
            ...others.map((other) => ({ value: other.id, label: nameOf(other) })),
          ]}
          onChange={setChosen}
        />
      </div>
      {base && <Comparison base={base} other={run} />}
    </section>
  );
}

function Comparison({ base, other }: { readonly base: TestRun; readonly other: TestRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useRunName();
  const answer = useAsk('testRuns.compare', { baseId: base.id, otherId: other.id });
  if (answer.error) return <ProblemNotice problem={problemOf(answer.error)} />;
  if (!answer.data) return null;
  const { metrics, rows, notCompared } = answer.data;
  if (rows.length === 0)
    return <p className="mt-3 text-ui text-ink-2">{t('assistant.bench.compare.nothing')}</p>;
  const passed = metrics.find(({ metric }) => metric === 'passed');
  const verdict =
    !passed || (passed.low <= 0 && passed.high >= 0)
      ? 'open'
      : passed.low > 0
        ? 'surelyBetter'
        : 'surelyWorse';
  return (
    <div className="mt-4 space-y-4">
      <div>
        <p className="font-content text-content">{t(`assistant.bench.compare.${verdict}`)}</p>
        <p className="text-small text-ink-3">
          {format.sentences([
            t('assistant.bench.compare.say'),
            notCompared > 0 && t('assistant.bench.compare.notCompared', { count: notCompared }),
          ])}
        </p>
      </div>
      <MetricsTable metrics={metrics} base={nameOf(base)} other={nameOf(other)} />
      <CompareRows rows={rows} base={nameOf(base)} other={nameOf(other)} />
    </div>
  );
}
