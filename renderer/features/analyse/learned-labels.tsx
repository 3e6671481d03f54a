import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import { useAnalyseDesk, workKey } from './analyse-desk.ts';
import { ClassifierWords } from './classifier-words.tsx';
import { LabelCounts } from './label-counts.tsx';
import type { LabelsProps } from './labels-props.ts';
import { NextToLabel } from './next-to-label.tsx';

/** Labels learnt from examples a person gives, one text at a time. */
export function LearnedLabels({ analysis, known, onOpen }: LabelsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useAnalyseDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const work = useStore(desk.works, (state) => state[workKey('learn', analysis.id)] ?? null);
  const given = known.labels.reduce((sum, { rows }) => sum + rows, 0);
  const busy = work?.running ?? false;
  const learn = () =>
    desk.follow(
      'learn',
      analysis,
      (signal) => backend.stream('analyse.learnLabels', { analysisId: analysis.id }, signal),
      () => undefined,
    );
  const takeOver = async () => {
    setProblem(null);
    try {
      await backend.call('analyse.useTableLabels', { analysisId: analysis.id });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const failure = problem ?? work?.problem ?? null;
  return (
    <div className="space-y-5">
      <NextToLabel analysis={analysis} labels={known.labels.map(({ name }) => name)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" disabled={busy || known.labels.length < 2} onClick={() => void learn()}>
          {t('analyse.labels.learn')}
        </Button>
        {analysis.columns.label !== null && (
          <Button look="quiet" onClick={() => void takeOver()}>
            {t('analyse.labels.takeOver', { column: analysis.columns.label })}
          </Button>
        )}
        <p className="text-small text-ink-3 tabular-nums">
          {t('analyse.labels.given', { count: given, examples: format.number(given) })}
        </p>
      </div>
      {given > 0 && (
        <LabelCounts
          labels={known.labels.map(({ name, rows }) => ({ name, rows: format.number(rows) }))}
          onOpen={(name) => onOpen(name, { label: name })}
        />
      )}
      {failure && <ProblemNotice problem={failure} />}
      {known.learned && (
        <div className="space-y-3 border-t border-hairline pt-4">
          <ClassifierWords report={known.learned.report} />
          <h3 className="text-small font-medium text-ink-3">{t('analyse.labels.said')}</h3>
          <LabelCounts
            labels={known.learned.labels.map(({ name, rows }) => ({ name, rows: format.number(rows) }))}
            onOpen={(name) => onOpen(name, { learned: name })}
          />
        </div>
      )}
    </div>
  );
}
