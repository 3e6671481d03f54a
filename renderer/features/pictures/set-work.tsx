import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureSet } from '../../../contract/pictures.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { LossChart } from './loss-chart.tsx';
import { usePicturesDesk } from './pictures-desk.ts';
import { RunResult } from './run-result.tsx';
import { TrainingForm } from './training-form.tsx';

/** Teaching on one set: how, the curves while it runs, and what came of it. */
export function SetWork({ set }: { readonly set: PictureSet }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = usePicturesDesk();
  const teaching = useStore(desk.teachings, (state) => state[set.id] ?? null);
  const runs = useAsk('pictures.runs', { setId: set.id });
  const [shown, setShown] = useState<string | null>(null);
  const all = runs.data ?? [];
  const run = all.find(({ id }) => id === shown) ?? all[0] ?? null;
  const running = teaching !== null && teaching.problem === null;
  const failure = teaching?.problem ?? (runs.error && problemOf(runs.error));
  return (
    <div className="mt-6 space-y-5">
      <TrainingForm set={set} busy={running} />
      {failure && <ProblemNotice problem={failure} />}
      {running ? (
        <>
          <p role="status" className="text-ui text-ink-2 tabular-nums">
            {teaching.epochs.length === 0
              ? t('pictures.beginning')
              : t('pictures.walk', { epoch: teaching.epochs.length, of: teaching.epochs[0]!.of })}
          </p>
          <LossChart epochs={teaching.epochs} of={teaching.epochs[0]?.of ?? 2} bestEpoch={null} />
        </>
      ) : (
        run && (
          <>
            {all.length > 1 && (
              <Select
                label={t('pictures.runs')}
                value={run.id}
                options={all.map((each) => ({
                  value: each.id,
                  label: t('pictures.runName', {
                    moment: format.moment(each.createdAt),
                    accuracy: format.percent(each.testAccuracy),
                  }),
                }))}
                onChange={setShown}
              />
            )}
            <RunResult key={run.id} set={set} run={run} />
          </>
        )
      )}
    </div>
  );
}
