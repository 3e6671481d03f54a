import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { PredictRun } from '../../../contract/predict-results.ts';
import type { PredictedRow } from '../../../contract/predict-uses.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import type { ModelOfRun } from './model-of-run.ts';
import { Heading } from './section.tsx';

interface FormPartProps {
  readonly of: ModelOfRun;
  readonly run: PredictRun;
}

const unknown = ' ';

/** One new case from a form; what is left empty counts as missing. */
export function FormPart({ of, run }: FormPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<PredictedRow | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (column: string, value: string) => {
    setSaid(null);
    setValues((now) => {
      const { [column]: _old, ...rest } = now;
      return value.trim() === '' ? rest : { ...rest, [column]: value };
    });
  };
  const predict = async () => {
    setProblem(null);
    try {
      setSaid(await backend.call('predict.predictRow', { ...of, values }));
    } catch (error) {
      setSaid(null);
      setProblem(problemOf(error));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void predict();
      }}
    >
      <Heading>{t('predict.use.form')}</Heading>
      <div className="grid max-w-column gap-x-8 gap-y-2 mid:grid-cols-2">
        {run.inputs.map(({ column, values: known, usual }) => (
          <div key={column} className="flex items-center justify-between gap-3 text-ui">
            <span className="min-w-0 truncate text-ink-2" title={column}>
              {column}
            </span>
            {known.length > 0 ? (
              <Select
                label={column}
                value={values[column] ?? unknown}
                options={[
                  { value: unknown, label: t('predict.use.unknown') },
                  ...known.filter((value) => value.trim() !== '').map((value) => ({ value, label: value })),
                ]}
                onChange={(value) => set(column, value)}
              />
            ) : (
              <input
                aria-label={column}
                placeholder={t('predict.use.usual', { value: usual })}
                value={values[column] ?? ''}
                onChange={(event) => set(column, event.target.value)}
                className="h-8 w-40 rounded-md border border-hairline-strong bg-transparent px-2 tabular-nums"
              />
            )}
          </div>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-4">
        <Button type="submit">{t('predict.use.predict')}</Button>
        <p role="status" className="font-content text-content">
          {said && t('predict.use.says', { prediction: said.prediction })}{' '}
          {said && said.probabilities.length > 0 && (
            <span className="text-ui text-ink-2 tabular-nums">
              {format.list(
                said.probabilities.map((share, index) =>
                  t('predict.use.chance', {
                    value: run.classes[index] ?? '',
                    share: format.percent(share, 1),
                  }),
                ),
              )}
            </span>
          )}
        </p>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}
