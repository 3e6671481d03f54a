import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemOf, useConnection } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Damaged } from './damaged.tsx';
import { Unlock } from './unlock.tsx';

/** What is shown while the database isn't open: the way to unlock it, or what to do about a damaged one. */
export function DoorPage() {
  const { t } = useTranslation();
  const { door } = useConnection();
  const state = useQuery({
    // Another door behind the same address: what the last one said is of no use.
    queryKey: ['door.state', door ? 'there' : 'none'],
    queryFn: () => door!.call('door.state', {}),
    enabled: door !== null,
    gcTime: 0,
    retry: false,
  });
  return (
    <main className="h-full overflow-y-auto" tabIndex={-1}>
      <div className="mx-auto w-full max-w-[34rem] px-6 pt-[14vh] pb-16">
        {state.error && <ProblemNotice problem={problemOf(state.error)} />}
        {!state.data && !state.error && (
          <p className="late font-content text-content text-ink-3 italic">{t('connection.starting')}</p>
        )}
        {door && state.data?.kind === 'locked' && <Unlock door={door} state={state.data} />}
        {door && state.data?.kind === 'damaged' && <Damaged door={door} state={state.data} />}
      </div>
    </main>
  );
}
