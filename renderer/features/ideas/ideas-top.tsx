import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionKind } from '../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../backend.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useStore } from '../../ui/store.ts';
import { Composer } from './composer.tsx';
import type { GenerationJob } from './generation-job.ts';
import { chosenMethod, useIdeasDesk } from './ideas-desk.ts';
import { useGenerate } from './use-generate.ts';

interface IdeasTopProps {
  readonly projectId: string;
  /** Start a generation as the page opens: the person pressed the button on the way here. */
  readonly start: boolean;
  /** Whether the line that makes more ideas is shown: not where the ones there are chosen among. */
  readonly composes: boolean;
  /** What the ideas are drawn for. */
  readonly about: ReactNode;
  /** The switch between the views. */
  readonly views: ReactNode;
  onStarted(): void;
  /** Many ideas of one's own at a time. */
  onOwn(): void;
  /** The session of the method chosen. */
  onSession(kind: SessionKind): void;
}

/** What stands above every view of the ideas: the line that makes more of them, and the switch. */
export function IdeasTop(props: IdeasTopProps) {
  const { projectId, start, composes, about, views, onStarted, onOwn, onSession } = props;
  const { i18n } = useTranslation();
  const desk = useIdeasDesk();
  const methods = useAsk('ideation.methods', {});
  const method = chosenMethod(
    methods.data,
    useStore(desk.composer, (state) => state),
  );
  const runningId = useStore(desk.jobs, (jobs) => jobs.find((job) => isFresh(job, projectId))?.id ?? null);
  const generate = useGenerate(projectId, methods.data);

  useEffect(() => {
    if (!start || !methods.data) return;
    onStarted();
    if (!desk.jobs.get().some((job) => job.projectId === projectId && job.state === 'running')) generate();
  }, [start, methods.data, onStarted, desk, projectId, generate]);

  return (
    <div className="mx-auto w-full max-w-[76rem] px-6">
      {composes && (
        <Composer
          methods={methods.data ?? []}
          runningId={runningId}
          onGenerate={generate}
          onOwn={onOwn}
          onSession={onSession}
        />
      )}
      {composes && method && (
        <p className="pb-2 font-content text-ui text-ink-2 italic">
          {method.description[i18n.language as Language]}
        </p>
      )}
      {composes && about}
      {methods.error && <ProblemNotice problem={problemOf(methods.error)} />}
      <div className="border-b border-hairline">{views}</div>
    </div>
  );
}

const isFresh = (job: GenerationJob, projectId: string) =>
  job.projectId === projectId && job.state === 'running' && job.purpose.kind === 'fresh';
