import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../contract/updates.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Part } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useAttempt } from '../../use-attempt.ts';
import { SwitchLine } from './switch-line.tsx';
import { UpdateFound } from './update-found.tsx';

/** Whether newer versions are looked for, and what was found. */
export function UpdatesPart() {
  const { t } = useTranslation();
  const backend = useBackend();
  const state = useAsk('updates.state', {});
  const { problem, attempt } = useAttempt();
  const failure = problem ?? state.data?.problem ?? (state.error && problemOf(state.error));
  const act = (work: () => Promise<UpdateState>) => attempt(work, () => state.refetch());

  return (
    <Part title={t('updates.title')}>
      {state.data?.host === null && (
        <p className="font-content text-content text-ink-2">
          {t('updates.noAddress', { version: state.data.version })}
        </p>
      )}
      {typeof state.data?.host === 'string' && (
        <>
          <p className="mb-4 font-content text-content text-ink-2">
            {t('updates.version', { version: state.data.version })}
          </p>
          <SwitchLine
            name={t('updates.looks')}
            note={t(state.data.looks ? 'updates.onNote' : 'updates.offNote', { host: state.data.host })}
          >
            <Choice
              label={t('updates.looks')}
              value={state.data.looks ? 'on' : 'off'}
              onChange={(next) =>
                void act(() => backend.call('updates.setLooking', { looks: next === 'on' }))
              }
              options={[
                { value: 'off', label: t('updates.off') },
                { value: 'on', label: t('updates.on') },
              ]}
            />
          </SwitchLine>
          {state.data.looks && <Looking state={state.data} host={state.data.host} act={act} />}
        </>
      )}
      {failure && (
        <div className="mt-3">
          <ProblemNotice problem={failure} />
        </div>
      )}
    </Part>
  );
}

interface LookingProps {
  readonly state: UpdateState;
  readonly host: string;
  act(work: () => Promise<UpdateState>): Promise<boolean>;
}

/** When it was asked, the way to ask now, and what came of it. */
function Looking({ state, host, act }: LookingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const now = useNow(60_000);
  const [asking, setAsking] = useState<'no' | 'yes' | 'answered'>('no');
  const look = async () => {
    setAsking('yes');
    setAsking((await act(() => backend.call('updates.look', {}))) ? 'answered' : 'no');
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-hairline py-3">
        <p role="status" className="min-w-0 flex-1 basis-72 text-ui text-ink-2">
          {format.sentences([
            asking === 'yes'
              ? t('updates.looking')
              : state.askedAt === null
                ? t('updates.never')
                : t('updates.askedAt', { time: format.ago(state.askedAt, Math.max(now, state.askedAt)) }),
            ...(asking === 'answered' && !state.found && state.placed === null ? [t('updates.newest')] : []),
          ])}
        </p>
        <Button disabled={asking === 'yes' || state.fetching !== null} onClick={() => void look()}>
          {t('updates.look')}
        </Button>
      </div>
      <UpdateFound state={state} host={host} act={act} />
    </>
  );
}
