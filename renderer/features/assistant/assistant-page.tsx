import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../../../contract/answer.ts';
import { useAsk } from '../../backend.ts';
import { Choice } from '../../ui/choice.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PlaceTitle } from '../../ui/page.tsx';
import { BenchView } from './bench/bench-view.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { SettingsPane } from './settings/settings-pane.tsx';
import { TalkView } from './talk-view.tsx';
import { WaitingView } from './waiting/waiting-view.tsx';

const views = ['talk', 'settings', 'bench', 'waiting'] as const;
type View = (typeof views)[number];

interface AssistantPageProps {
  readonly projectId: string;
  /** The conversation to be shown at first; null: the one last changed. */
  readonly conversationId: string | null;
  /** Opens the source that a sentence rests on. */
  onOpen(citation: Citation): void;
}

/** The assistant of a project: conversation and evidence, with the settings beside them; the test bench; what waits. */
export function AssistantPage({ projectId, conversationId, onOpen }: AssistantPageProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('talk');
  const [chosen, setChosen] = useState<string | null | undefined>(conversationId ?? undefined);
  const handoffs = useAsk('handoffs.list', { projectId });
  const waiting = handoffs.data?.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
  const hasTalk = view === 'talk' || view === 'settings';
  const labelOf = (one: View) =>
    one === 'waiting' && waiting > 0
      ? `${t('assistant.views.waiting')} (${waiting})`
      : t(`assistant.views.${one}`);

  return (
    <div className="mx-auto flex min-h-full w-full max-w-[76rem] flex-col px-6 pt-10 mid:pt-14 short:pt-6">
      <PlaceTitle lead={t('assistant.lead')}>{t('nav.assistant')}</PlaceTitle>
      <div className="-mt-4 mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-hairline pb-2">
        <Choice<View>
          label={t('assistant.views.label')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: labelOf(value) }))}
        />
        <PublishSheet projectId={projectId} />
      </div>
      {hasTalk && (
        <div className="flex min-h-0 flex-1">
          {/* In a narrow window the settings take the place of the conversation. */}
          <div className={classNames('min-w-0 flex-1', view === 'settings' ? 'hidden wide:flex' : 'flex')}>
            <TalkView projectId={projectId} chosen={chosen} onChoose={setChosen} onOpen={onOpen} />
          </div>
          {view === 'settings' && (
            <aside
              aria-label={t('assistant.settings.title')}
              className="w-full pb-16 wide:w-80 wide:shrink-0 wide:border-l wide:border-hairline wide:pl-6"
            >
              <SettingsPane projectId={projectId} onBench={() => setView('bench')} />
            </aside>
          )}
        </div>
      )}
      {view === 'bench' && (
        <div className="pb-24">
          <BenchView projectId={projectId} />
        </div>
      )}
      {view === 'waiting' && (
        <div className="pb-24">
          <WaitingView
            projectId={projectId}
            onOpen={(id) => {
              setChosen(id);
              setView('talk');
            }}
          />
        </div>
      )}
    </div>
  );
}
