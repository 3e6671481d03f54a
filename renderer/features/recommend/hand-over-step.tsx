import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';
import { exportKindSchema, type ExportKind } from '../../../contract/recommend.ts';
import { useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import type { ContenderId } from './contender-choice.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { useRecommendDesk } from './recommend-desk.ts';
import { Words } from './step.tsx';
import { useExport } from './use-export.ts';
import { WorkLine } from '../../i18n/work-line.tsx';

/** What is written to be read, and so can be printed. */
const printed: ReadonlySet<ExportKind> = new Set(['report', 'hand-over-guide']);
const lengths = ['5', '10', '20', '50', '100'] as const;

/** The last step: files to take along, each with what it is for, and the run as evidence. */
export function HandOverStep({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const algorithms = useAsk('recommend.algorithms', { datasetId: dataset.id }).data ?? [];
  const runs = useAsk('recommend.runs', { datasetId: dataset.id }).data ?? [];
  const shownId = useStore(desk.shownRuns, (state) => state[dataset.id]);
  const run = runs.find(({ id }) => id === shownId) ?? runs[0] ?? null;
  const usable = algorithms.filter(({ declined }) => declined === null).map(({ id }) => id);
  const [picked, setPicked] = useState<ContenderId | null>(null);
  const [k, setK] = useState<(typeof lengths)[number]>('10');
  const best = run?.verdict.best;
  const contender = picked ?? (best && usable.includes(best) ? best : (usable[0] ?? 'popularity'));
  const { save, taskId, problem } = useExport(dataset);
  const needsRun = (kind: ExportKind) => kind === 'report' && !run;

  return (
    <>
      <Words>{t('recommend.handOver.lead')}</Words>
      <div className="mt-4 flex flex-wrap items-center gap-2 text-ui text-ink-2">
        {t('recommend.handOver.with')}
        {usable.length > 0 && (
          <Select
            label={t('recommend.handOver.with')}
            value={contender}
            options={usable.map((value) => ({ value, label: t(`recommend.contenders.${value}`) }))}
            onChange={(id) => setPicked(id)}
          />
        )}
        <span className="ml-3">{t('recommend.handOver.k')}</span>
        <Select
          label={t('recommend.handOver.k')}
          value={k}
          options={lengths.map((value) => ({ value, label: value }))}
          onChange={(length) => setK(length)}
        />
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {taskId !== null && <WorkLine taskId={taskId} title={t('recommend.steps.handOver')} />}
      <ul className="mt-3">
        {exportKindSchema.options.map((kind) => (
          <li
            key={kind}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-2 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-ui font-medium">{t(`recommend.handOver.kinds.${kind}`)}</p>
              <p className="text-small text-ink-2">
                {t(`recommend.handOver.uses.${kind}`)}
                {needsRun(kind) && <span className="text-ink-3"> ({t('recommend.handOver.needsRun')})</span>}
              </p>
            </div>
            <Button
              aria-label={`${t('recommend.handOver.save')}: ${t(`recommend.handOver.kinds.${kind}`)}`}
              disabled={taskId !== null || needsRun(kind) || usable.length === 0}
              onClick={() => void save({ kind, contender, k: Number(k), runId: run?.id, as: 'file' })}
            >
              {t('recommend.handOver.save')}
            </Button>
            {printed.has(kind) && (
              <Button
                aria-label={`${t('recommend.handOver.pdf')}: ${t(`recommend.handOver.kinds.${kind}`)}`}
                disabled={taskId !== null || needsRun(kind) || usable.length === 0}
                onClick={() => void save({ kind, contender, k: Number(k), runId: run?.id, as: 'pdf' })}
              >
                {t('recommend.handOver.pdf')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <EvidencePart dataset={dataset} run={run} />
    </>
  );
}
