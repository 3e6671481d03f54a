import { useTranslation } from 'react-i18next';
import type { InstalledModel } from '../../../contract/models.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ModelActions } from './model-actions.tsx';
import { RunsOnLine } from './runs-on.tsx';
import { useVerification, type Verification } from './use-verification.ts';

/** One model: what it does, what it is, and whether its files are as they should be. */
export function ModelEntry({ model }: { readonly model: InstalledModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verification, verify } = useVerification(model.id);
  const running = verification.state === 'running';
  const facts = [
    [t('models.size'), format.bytes(model.sizeBytes)],
    [t('models.languages'), format.list(model.languages.map((tag) => format.language(tag)))],
    ...(readsTokens(model.task)
      ? [
          [
            t('models.context'),
            t('models.contextTokens', { number: format.number(model.contextLength) }),
          ] as const,
        ]
      : []),
    [t('models.licence'), model.licence],
    [t('models.source'), model.source],
    ...(model.imported?.parameters && model.imported.packing
      ? [
          [
            t('models.weights'),
            t('models.weightsAs', {
              number: format.number(model.imported.parameters),
              packing: [model.imported.architecture, model.imported.packing].filter(Boolean).join(' '),
            }),
          ] as const,
        ]
      : []),
  ] as const;

  return (
    <section aria-labelledby={`model-${model.id}`} className="border-t border-hairline py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2
            id={`model-${model.id}`}
            className="font-content text-lead font-semibold [overflow-wrap:anywhere]"
          >
            {model.name}
          </h2>
          <p className="text-ui text-ink-2">
            {t(`models.tasks.${model.task}`)} ·{' '}
            {model.isDefault && isChosen(model.task) && (
              <span className="font-medium text-ink">{t(`models.inUse.${model.task}`)} · </span>
            )}
            <span className={classNames(model.state === 'missing' && 'text-red')}>
              {t(`models.states.${model.state}`)}
            </span>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <ModelActions model={model} />
          <Button disabled={running} title={t('models.verifyHint')} onClick={() => void verify()}>
            {running ? t('models.verifying') : t('models.verify')}
          </Button>
        </div>
      </div>
      {model.imported?.isLayoutGuessed && (
        <p className="mt-2 text-small text-ink-2">{t('models.layoutGuessed')}</p>
      )}
      <dl className="mt-4 grid gap-x-6 gap-y-1 text-ui mid:grid-cols-[8.5rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
        {model.runsOn && (
          <div className="contents">
            <dt className="text-ink-3">{t('catalogue.providers.label')}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <RunsOnLine model={model} runsOn={model.runsOn} />
            </dd>
          </div>
        )}
      </dl>
      <Verdicts verification={verification} />
    </section>
  );
}

type Task = InstalledModel['task'];

/** Whether there is a choice of models for a task, so that it is said which one does it. */
function isChosen(task: Task): task is Exclude<Task, 'feature-extraction' | 'sentence-ranking'> {
  return task !== 'feature-extraction' && task !== 'sentence-ranking';
}

/** Whether what it takes is measured in tokens. */
function readsTokens(task: Task): boolean {
  return task === 'text-generation' || task === 'feature-extraction' || task.endsWith('-ranking');
}

function Verdicts({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation();
  if (verification.state === 'idle') return null;
  const { files } = verification;
  return (
    <div className="mt-4 space-y-2" aria-live="polite">
      <ul className="text-small">
        {files.map((file) => (
          <li key={file.path} className="flex justify-between gap-4 border-t border-hairline py-1">
            <span className="min-w-0 font-mono text-ink-2 [overflow-wrap:anywhere]">{file.path}</span>
            <span className={file.verdict === 'intact' ? 'text-ink-2' : 'font-medium text-red'}>
              {t(`models.verdicts.${file.verdict}`)}
            </span>
          </li>
        ))}
      </ul>
      {verification.state === 'done' && (
        <p className={classNames('text-ui', verification.wrong > 0 && 'text-red')}>
          {verification.wrong === 0
            ? t('models.allIntact', { count: files.length })
            : t('models.wrong', { count: verification.wrong })}
        </p>
      )}
      {verification.state === 'failed' && <ProblemNotice problem={verification.problem} />}
    </div>
  );
}
