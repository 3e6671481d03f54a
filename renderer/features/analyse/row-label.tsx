import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnalysisRow } from '../../../contract/analyse-results.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';

interface RowLabelProps {
  readonly analysisId: string;
  readonly row: AnalysisRow;
  /** Labels that a person has given here. */
  readonly labels: readonly string[];
}

/** The label that a person gave a text, to be changed or taken back. A value of a choice is never empty. */
export function RowLabel({ analysisId, row, labels }: RowLabelProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const [problem, setProblem] = useState<Problem | null>(null);
  const none = ' ';
  const give = async (label: string | null) => {
    setProblem(null);
    try {
      await backend.call('analyse.setLabel', { analysisId, index: row.index, label });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <div className="mt-1">
      <Select
        bare
        label={t('analyse.rows.yourLabel', { row: row.row })}
        value={row.label ?? none}
        options={[
          { value: none, label: t('analyse.rows.noLabel') },
          ...labels.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(next) => void give(next === none ? null : next)}
      />
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
