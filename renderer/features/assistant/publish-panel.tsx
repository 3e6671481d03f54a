import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { PublishState } from '../../../contract/publish.ts';
import { patchAnswer, problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { LeavesMark, useEngineOf } from '../../leaves-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { CopiedValue } from './copied-value.tsx';

interface PublishPanelProps {
  readonly projectId: string;
  readonly state: PublishState;
}

/** Starts and stops publishing, and gives what other programs need for it. */
export function PublishPanel({ projectId, state }: PublishPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const queries = useQueryClient();
  const [port, setPort] = useState('8017');
  const [tokenShown, setTokenShown] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const number = Number(port);
  const good = Number.isInteger(number) && number >= 1024 && number <= 65_535;
  const engine = useEngineOf(projectId);
  const here = state.published?.projectId === projectId ? state.published : null;

  const attempt = async (work: () => Promise<PublishState>) => {
    setProblem(null);
    try {
      const next = await work();
      patchAnswer(queries, 'publish.state', {}, () => next);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <div className="space-y-4">
      {problem && <ProblemNotice problem={problem} />}
      {engine && (
        <div className="text-ui">
          <LeavesMark engine={engine} />
          <p className="text-ink-3">{t('assistant.publish.elsewhere')}</p>
        </div>
      )}
      {here ? (
        <div>
          <p role="status" className="pb-3 text-ui text-ink-2 tabular-nums">
            {t('assistant.publish.requests', {
              requests: format.number(here.requests),
              refused: format.number(here.refused),
            })}
          </p>
          <CopiedValue label={t('assistant.publish.address')} value={here.address} />
          <CopiedValue label={t('assistant.publish.token')} value={state.token} hidden={!tokenShown} />
          <div className="-ml-3 flex flex-wrap pb-3">
            <Button look="quiet" onClick={() => setTokenShown(!tokenShown)}>
              {tokenShown ? t('assistant.publish.hideToken') : t('assistant.publish.showToken')}
            </Button>
            <Button
              look="quiet"
              title={t('assistant.publish.renewHint')}
              onClick={() => void attempt(() => backend.call('publish.renewToken', {}))}
            >
              {t('assistant.publish.renew')}
            </Button>
          </div>
          <CopiedValue
            label={t('assistant.publish.snippet')}
            value={here.snippet}
            hidden={!tokenShown && here.snippet.includes(state.token)}
          />
          <Button onClick={() => void attempt(() => backend.call('publish.stop', {}))}>
            {t('assistant.publish.stop')}
          </Button>
        </div>
      ) : (
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (good) void attempt(() => backend.call('publish.start', { projectId, port: number }));
          }}
        >
          <p className="text-ui text-ink-2">
            {state.published ? t('assistant.publish.other') : t('assistant.publish.off')}
          </p>
          <label className="flex items-center gap-3 text-ui">
            {t('assistant.publish.port')}
            <input
              inputMode="numeric"
              value={port}
              aria-invalid={!good}
              onChange={(event) => setPort(event.target.value)}
              className="h-8 w-24 rounded-md border border-hairline-strong bg-transparent px-3 tabular-nums"
            />
          </label>
          {!good && (
            <p role="alert" className="text-ui text-red">
              {t('assistant.publish.badPort')}
            </p>
          )}
          <Button type="submit" look="primary" disabled={!good}>
            {t('assistant.publish.start')}
          </Button>
        </form>
      )}
    </div>
  );
}
