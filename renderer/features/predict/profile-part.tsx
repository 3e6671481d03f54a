import { useTranslation } from 'react-i18next';
import type { DataProblem, PredictDataset } from '../../../contract/predict-data.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { useStore } from '../../ui/store.ts';
import { setUpOf, usePredictDesk } from './predict-desk.ts';
import type { SetUp } from './set-up.ts';
import { Heading } from './section.tsx';
import { TrustTable } from './trust-table.tsx';

const classesShown = 6;

/** What is predicted, the table with what each column holds, and what to mind. */
export function ProfilePart({ dataset }: { readonly dataset: PredictDataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = usePredictDesk();
  const setUp = useStore(desk.setUps, (state) => setUpOf(state, dataset.id));
  const asked = useAsk('predict.profile', {
    datasetId: dataset.id,
    ...(setUp.target === null ? {} : { target: setUp.target }),
  });
  const rows = useAsk('predict.rows', { datasetId: dataset.id, limit: 30 });
  const set = (change: Partial<SetUp>) =>
    desk.setUps.set((now) => ({ ...now, [dataset.id]: { ...setUpOf(now, dataset.id), ...change } }));
  const profile = asked.data;
  const failure = asked.error ?? rows.error;
  const target = setUp.target ?? profile?.target ?? null;
  const classes = (profile?.classes ?? [])
    .slice(0, classesShown)
    .map(({ value, count }) => t('predict.data.classLine', { value, count: format.number(count) }));
  return (
    <>
      {failure && <ProblemNotice problem={problemOf(failure)} />}
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="text-ui text-ink-2">{t('predict.data.target')}</span>
        <Select
          label={t('predict.data.target')}
          value={target ?? ' '}
          options={[
            ...(target === null ? [{ value: ' ', label: t('predict.data.noTarget') }] : []),
            ...dataset.columns.map((value) => ({ value, label: value })),
          ]}
          onChange={(next) => set({ target: next, excluded: null })}
        />
        {profile?.task && (
          <span className="text-ui text-ink-2">
            {profile.task === 'regression'
              ? t('predict.data.task.regression')
              : t(`predict.data.task.${profile.task}`, {
                  count: profile.classes.length,
                  classes: format.list(classes),
                })}
          </span>
        )}
      </div>
      {!profile && !failure && (
        <p role="status" className="text-ui text-ink-3">
          {t('predict.data.looking')}
        </p>
      )}
      {profile?.refusal && (
        <Notice tone="unsure">
          {t('predict.train.refused')}: <span lang="en">{profile.refusal}</span>
        </Notice>
      )}
      {profile && rows.data && (
        <TrustTable
          profile={profile}
          rows={rows.data}
          target={target}
          excluded={setUp.excluded ?? profile.suggestedExcluded}
          onExcluded={(excluded) => set({ excluded })}
        />
      )}
      {profile && profile.problems.length > 0 && (
        <>
          <Heading>{t('predict.data.suspects')}</Heading>
          <ul className="max-w-column space-y-1 text-ui text-ink-2">
            {profile.problems.map((problem) => (
              <ProblemLine key={`${problem.code}-${problem.message}`} problem={problem} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ProblemLine({ problem }: { readonly problem: DataProblem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value
        : name === 'share'
          ? format.percent(value)
          : format.number(value, name === 'score' ? 2 : 0),
    ]),
  );
  return (
    <li>
      {t(`predict.problems.${problem.code}`, { replace: values })}{' '}
      {problem.excludes && <span className="text-ink-3">{t('predict.data.leftOut')}</span>}
    </li>
  );
}
