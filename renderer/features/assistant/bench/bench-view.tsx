import { useTranslation } from 'react-i18next';
import type { TestRun } from '../../../../contract/test-runs.ts';
import { problemOf, useAsk } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { useStore } from '../../../ui/store.ts';
import { useAttempt } from '../../../use-attempt.ts';
import { useBench } from './bench-desk.ts';
import { ComparePart } from './compare-part.tsx';
import { Figures } from './figures.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { Results } from './results.tsx';
import { RunForm } from './run-form.tsx';
import { RunHead } from './run-head.tsx';
import { ThresholdPart } from './threshold-part.tsx';

/** The test bench: questions, runs over them, the threshold, and two versions side by side. */
export function BenchView({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const bench = useBench();
  const { problem, attempt } = useAttempt();
  const list = useAsk('testRuns.list', { projectId });
  const chosen = useStore(bench.shown, (all) => all[projectId] ?? null);
  const runs = list.data ?? [];
  const run = runs.find(({ id }) => id === chosen) ?? runs[0] ?? null;
  const asking = useStore(bench.runs, (all) => all[projectId]?.running ?? false);
  const failure = problem ?? (list.error && problemOf(list.error));
  return (
    <div>
      <p className="max-w-column pb-6 font-content text-content text-ink-2">{t('assistant.bench.say')}</p>
      <QuestionsPart projectId={projectId} />
      <section aria-labelledby="bench-runs" className="border-t border-hairline py-6">
        <h2 id="bench-runs" className="mb-2 font-content text-lead font-semibold">
          {t('assistant.bench.run.title')}
        </h2>
        <div className="space-y-4">
          <RunForm projectId={projectId} />
          {failure && <ProblemNotice problem={failure} />}
          {list.data && runs.length === 0 && !asking && (
            <p className="text-ui text-ink-3">{t('assistant.bench.run.none')}</p>
          )}
          {run && (
            <RunHead
              key={run.id}
              runs={runs}
              run={run}
              attempt={attempt}
              onShow={(id) => bench.shown.set((now) => ({ ...now, [projectId]: id }))}
            />
          )}
        </div>
        {run && run.state !== 'running' && <RunResults projectId={projectId} run={run} attempt={attempt} />}
      </section>
      {run && run.state !== 'running' && runs.length > 1 && (
        <ComparePart
          key={run.id}
          run={run}
          others={runs.filter(({ id, state }) => id !== run.id && state !== 'running')}
        />
      )}
    </div>
  );
}

interface RunResultsProps {
  readonly projectId: string;
  readonly run: TestRun;
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>;
}

function RunResults({ projectId, run, attempt }: RunResultsProps) {
  const kept = useAsk('testRuns.get', { id: run.id });
  const curve = useAsk('testRuns.thresholds', { id: run.id });
  const settings = useAsk('assistant.settings', { projectId });
  const error = kept.error ?? curve.error ?? settings.error;
  if (error) return <ProblemNotice problem={problemOf(error)} />;
  return (
    <>
      {run.summary && <Figures summary={run.summary} />}
      {kept.data && curve.data && settings.data && kept.data.rows.length > 0 && (
        <ThresholdPart
          key={run.id}
          projectId={projectId}
          curve={curve.data}
          rows={kept.data.rows}
          present={settings.data.settings.threshold}
          attempt={attempt}
        />
      )}
      {kept.data && <Results key={run.id} rows={kept.data.rows} />}
    </>
  );
}
