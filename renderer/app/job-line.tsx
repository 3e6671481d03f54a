import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { timeLeftMs, type GenerationJob } from '../features/ideas/generation-job.ts';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { jobTitle } from '../features/ideas/job-title.ts';
import { useFormat } from '../i18n/format.ts';
import { IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { useStanding } from '../use-standing.ts';
import { useJobOutcome } from './use-job-outcome.ts';

interface JobLineProps {
  /** The work to speak of; null when there is none. */
  readonly job: GenerationJob | null;
  /** How many others wait behind it. */
  readonly more: number;
}

/** The work under way, or what the last came to: seen, and stopped, from anywhere. */
export function JobLine({ job, more }: JobLineProps) {
  const { t, i18n } = useTranslation();
  const desk = useIdeasDesk();
  const methods = useAsk('ideation.methods', {}).data;
  const running = job?.state === 'running';
  const title = job ? jobTitle(job, methods, i18n.language, t) : '';

  return (
    <>
      {running && (
        <progress
          aria-label={title}
          max={job.planned}
          value={job.done}
          className="quiet-progress h-[3px] w-20 shrink-0"
        />
      )}
      {/* While it runs the line changes every second: only what it comes to is announced. */}
      <p role="status" aria-live={running ? 'off' : 'polite'} className="min-w-0 truncate">
        {job && (
          <>
            <Link
              to="/projects/$projectId/ideas"
              params={{ projectId: job.projectId }}
              className="mr-2 rounded-sm text-ink-2 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
            >
              {title}
            </Link>
            {running ? <RunningFacts job={job} more={more} /> : <OutcomeFacts job={job} />}
          </>
        )}
      </p>
      {running && (
        <IconButton
          label={t('footer.stop', { job: title })}
          className="size-5!"
          onClick={() => desk.stop(job.id)}
        >
          <X size={13} aria-hidden />
        </IconButton>
      )}
    </>
  );
}

function RunningFacts({ job, more }: { readonly job: GenerationJob; readonly more: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = timeLeftMs(job, useNow(1000));
  const standing = useStanding(useIdeasDesk().signalOf(job.id));
  const facts = [
    standing ??
      (job.planned > 1
        ? t('footer.progress', { done: job.done, planned: job.planned })
        : t(`ideas.phases.${job.phase}`)),
    job.tokensPerSecond === null
      ? null
      : t('footer.tokensPerSecond', { speed: format.number(job.tokensPerSecond) }),
    left === null ? null : t('footer.timeLeft', { time: format.duration(left) }),
    more > 0 ? t('footer.jobsWaiting', { count: more }) : null,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

function OutcomeFacts({ job }: { readonly job: GenerationJob }) {
  return useJobOutcome(job);
}
