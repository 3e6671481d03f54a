import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/analyse-data.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useAnalyseDesk, workKey } from './analyse-desk.ts';
import { Findings } from './findings.tsx';
import { LabelsPart } from './labels-part.tsx';
import { QualityWords } from './quality-words.tsx';
import { RowsSheet, type OpenedRows, type OpenRows } from './rows-sheet.tsx';
import { useAnalysisExport } from './use-analysis-export.ts';

/** One analysis: its data, what was found, labels, and the way out. */
export function AnalysisView({ analysis }: { readonly analysis: Analysis }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useAnalyseDesk();
  const known = useAsk('analyse.get', { analysisId: analysis.id });
  const work = useStore(desk.works, (state) => state[workKey('run', analysis.id)] ?? null);
  const [opened, setOpened] = useState<OpenedRows | null>(null);
  const { save, problem } = useAnalysisExport(analysis);
  const result = known.data?.result ?? null;
  const busy = work?.running ?? false;
  const open: OpenRows = (title, filter, order = 'file') => setOpened({ title, filter, order });
  const run = () =>
    desk.follow(
      'run',
      analysis,
      (signal) => backend.stream('analyse.run', { analysisId: analysis.id }, signal),
      () => undefined,
    );
  const failure = work?.problem ?? problem ?? (known.error && problemOf(known.error));
  const why = (['empty', 'broken', 'overLimit'] as const)
    .filter((reason) => analysis.leftOut[reason] > 0)
    .map((reason) => t(`analyse.leftOutWhy.${reason}`, { rows: format.number(analysis.leftOut[reason]) }));
  const leftOut = analysis.leftOut.empty + analysis.leftOut.broken + analysis.leftOut.overLimit;
  return (
    <div className="mt-4 space-y-6">
      {leftOut > 0 && (
        <p className="text-small text-amber">
          {t('analyse.leftOut', { count: leftOut, why: format.list(why) })}
        </p>
      )}
      <QualityWords quality={analysis.quality} />
      <div className="flex flex-wrap items-center gap-3">
        <Button look={result ? 'plain' : 'primary'} disabled={busy} onClick={() => void run()}>
          {t(result ? 'analyse.again' : 'analyse.start')}
        </Button>
        <Button look="quiet" onClick={() => void save()}>
          {t('analyse.export')}
        </Button>
        <Button look="quiet" onClick={() => open(t('analyse.allRows'), {})}>
          {t('analyse.allRows')}
        </Button>
        {busy && (
          <p role="status" className="text-ui text-ink-2">
            {t('analyse.working')}
          </p>
        )}
      </div>
      {failure && <ProblemNotice problem={failure} />}
      {result && <Findings analysis={analysis} result={result} onOpen={open} />}
      {known.data && <LabelsPart analysis={analysis} known={known.data} onOpen={open} />}
      <RowsSheet analysis={analysis} opened={opened} onClose={() => setOpened(null)} />
    </div>
  );
}
