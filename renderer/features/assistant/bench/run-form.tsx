import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerMode } from '../../../../contract/answer.ts';
import { useAsk } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { useEngineOf } from '../../../leaves-mark.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useStore } from '../../../ui/store.ts';
import { useBench } from './bench-desk.ts';
import { WorkLine } from './work-line.tsx';

/** Begins a run over all questions that count, or shows how far it is. */
export function RunForm({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const bench = useBench();
  const work = useStore(bench.runs, (all) => all[projectId] ?? null);
  const tests = useAsk('tests.list', { projectId });
  const settings = useAsk('assistant.settings', { projectId });
  const engine = useEngineOf(projectId);
  const [chosen, setMode] = useState<AnswerMode | null>(null);
  const [name, setName] = useState('');
  const mode = chosen ?? settings.data?.settings.mode ?? 'quote';
  const ready = tests.data?.some(({ state }) => state === 'confirmed') ?? false;
  if (work?.running)
    return (
      <WorkLine
        title={t('assistant.bench.run.task')}
        says={t(`assistant.bench.run.phases.${work.phase}`)}
        at={t('assistant.bench.run.at', { done: work.done, planned: work.planned })}
        share={work.planned === 0 ? null : work.done / work.planned}
        stopLabel={t('assistant.bench.run.stop')}
        onStop={work.stop}
      />
    );
  return (
    <div className="space-y-3">
      {work?.problem && <ProblemNotice problem={work.problem} />}
      <form
        className="flex flex-wrap items-center gap-x-5 gap-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          void bench.run({ projectId, mode, name });
          setName('');
        }}
      >
        <Choice<AnswerMode>
          label={t('assistant.bench.run.mode')}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'quote', label: t('assistant.ask.modes.quote') },
            { value: 'write', label: t('assistant.ask.modes.write') },
          ]}
        />
        <input
          aria-label={t('assistant.bench.run.name')}
          placeholder={t('assistant.bench.run.namePrompt')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          className="h-8 w-48 border-b border-hairline-strong bg-transparent text-ui"
        />
        <Button type="submit" look="primary" disabled={!ready}>
          {t('assistant.bench.run.start')}
        </Button>
      </form>
      {engine && mode === 'write' && (
        <p className="text-ui text-ink-3">
          {t('assistant.bench.run.atOnce', { host: engine.host, count: engine.atOnce })}
        </p>
      )}
      {tests.data && !ready && (
        <p className="text-ui text-ink-3">{t('assistant.bench.run.nothingConfirmed')}</p>
      )}
    </div>
  );
}
