import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Engine, EngineTrial } from '../../../contract/engines.ts';
import { useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { EngineProjects } from './engine-projects.tsx';
import { EngineSheet } from './engine-sheet.tsx';

/** One engine: where it is, what lies between, who writes with it, and whether it answers. */
export function EngineEntry({ engine }: { readonly engine: Engine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { problem, attempt } = useAttempt();
  const [trial, setTrial] = useState<EngineTrial | null>(null);
  const [doing, setDoing] = useState<'nothing' | 'testing' | 'changing' | 'removing'>('nothing');
  const { id, name, reach } = engine;
  const test = async () => {
    setDoing('testing');
    setTrial(null);
    await attempt(
      async () => setTrial(await backend.call('engines.test', { engineId: id })),
      () => setDoing('nothing'),
    );
  };
  const remove = () =>
    attempt(
      async () => {
        await backend.call('engines.remove', { engineId: id });
        toast(t('engines.removing.done', { engine: name }));
      },
      () => setDoing('nothing'),
    );
  const facts = [
    [t('engines.facts.address'), engine.address],
    [t('engines.facts.model'), engine.model],
    [t('engines.facts.atOnce'), format.number(engine.atOnce)],
    [t('engines.facts.key'), t(engine.hasKey ? 'engines.facts.hasKey' : 'engines.facts.noKey')],
  ] as const;
  return (
    <section aria-labelledby={`engine-${id}`} className="mt-5 border-t border-hairline pt-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h3 id={`engine-${id}`} className="font-content text-lead font-semibold [overflow-wrap:anywhere]">
            {name}
          </h3>
          <p className={classNames('text-ui', reach === 'this-machine' ? 'text-ink-2' : 'text-amber')}>
            {t(`engines.reach.${reach}`)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            disabled={doing === 'testing'}
            title={t('engines.testHint')}
            aria-label={`${t('engines.test')}: ${name}`}
            onClick={() => void test()}
          >
            {t(doing === 'testing' ? 'engines.testing' : 'engines.test')}
          </Button>
          <Button
            look="quiet"
            aria-label={`${t('engines.change')} ${name}`}
            onClick={() => setDoing('changing')}
          >
            {t('engines.change')}
          </Button>
          <Button
            look="quiet"
            aria-label={`${t('engines.remove')} ${name}`}
            onClick={() => setDoing('removing')}
          >
            {t('engines.remove')}
          </Button>
        </div>
      </div>
      <dl className="mt-4 grid gap-x-6 gap-y-1 text-ui mid:grid-cols-[8.5rem_1fr]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
        <dt className="text-ink-3">{t('engines.facts.projects')}</dt>
        <dd>
          <EngineProjects engine={engine} />
        </dd>
      </dl>
      <div role="status" className="text-ui text-ink-2">
        {trial && <Trial trial={trial} />}
      </div>
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {doing === 'changing' && <EngineSheet engine={engine} onClose={() => setDoing('nothing')} />}
      <Sheet
        open={doing === 'removing'}
        title={t('engines.removing.title', { engine: name })}
        description={t('engines.removing.what')}
        closeLabel={t('common.close')}
        onOpenChange={(open) => !open && setDoing('nothing')}
      >
        <div className="flex justify-end gap-3">
          <Button look="quiet" onClick={() => setDoing('nothing')}>
            {t('common.cancel')}
          </Button>
          <Button onClick={() => void remove()}>{t('engines.removing.now')}</Button>
        </div>
      </Sheet>
    </section>
  );
}

function Trial({ trial }: { readonly trial: EngineTrial }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { text, firstTextMs, totalMs, keepsSchema, saysLikelihood } = trial;
  return (
    <div className="mt-3 space-y-1">
      <p className="[overflow-wrap:anywhere]">{t('engines.trial.wrote', { text: text.trim() })}</p>
      <p>
        {format.sentences([
          t('engines.trial.times', { first: format.duration(firstTextMs), all: format.duration(totalMs) }),
          t(keepsSchema ? 'engines.trial.schema' : 'engines.trial.noSchema'),
          t(saysLikelihood ? 'engines.trial.likelihood' : 'engines.trial.noLikelihood'),
        ])}
      </p>
    </div>
  );
}
