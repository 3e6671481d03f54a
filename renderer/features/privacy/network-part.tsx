import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Part } from '../../ui/page.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { NetworkLog } from './network-log.tsx';

/** What may use the network, the lock that lets nothing, and what wanted to. */
export function NetworkPart() {
  const { t } = useTranslation();
  const backend = useBackend();
  const state = useAsk('network.state', {});
  const publish = useAsk('publish.state', {});
  const { problem, attempt } = useAttempt();
  const failure = problem ?? (state.error && problemOf(state.error));
  const published = publish.data?.published;

  return (
    <>
      <Part title={t('network.title')}>
        <p className="font-content text-content text-ink-2">{t('network.body')}</p>
        {failure && <ProblemNotice problem={failure} />}
        {state.data && (
          <div className="mt-4">
            <Switch
              name={t('network.switches.offline')}
              note={
                state.data.offline
                  ? t('network.switches.offlineOnNote')
                  : t('network.switches.offlineOffNote')
              }
            >
              <Choice
                label={t('network.switches.offline')}
                value={state.data.offline ? 'on' : 'off'}
                onChange={(next) =>
                  void attempt(
                    () => backend.call('network.setOffline', { offline: next === 'on' }),
                    () => state.refetch(),
                  )
                }
                options={[
                  { value: 'off', label: t('network.switches.offlineOff') },
                  { value: 'on', label: t('network.switches.offlineOn') },
                ]}
              />
            </Switch>
            <Switch
              name={t('network.switches.publish')}
              note={
                published
                  ? t('network.switches.publishOn', { address: published.address })
                  : t('network.switches.publishOff')
              }
            >
              {published && (
                <Button onClick={() => void attempt(() => backend.call('publish.stop', {}))}>
                  {t('network.switches.publishStop')}
                </Button>
              )}
            </Switch>
          </div>
        )}
      </Part>
      <Part title={t('network.log.title')}>
        <NetworkLog
          state={state.data}
          onClear={() =>
            void attempt(
              () => backend.call('network.clearLog', {}),
              () => state.refetch(),
            )
          }
        />
      </Part>
    </>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly note: string;
  readonly children: ReactNode;
}

/** One thing that can be on or off: its name and what that means, and at the end of the line how to change it. */
function Switch({ name, note, children }: SwitchProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-hairline py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-ui">{name}</p>
        <p className="text-small text-ink-2">{note}</p>
      </div>
      <div className="shrink-0">{children}</div>
    </div>
  );
}
