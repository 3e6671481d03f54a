import { useTranslation } from 'react-i18next';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Part } from '../../ui/page.tsx';
import { useAttempt } from '../../use-attempt.ts';
import { NetworkLog } from './network-log.tsx';
import { SwitchLine } from './switch-line.tsx';

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
            <SwitchLine
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
            </SwitchLine>
            <SwitchLine
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
            </SwitchLine>
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
