import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { timeLeftMs, type GenerationJob } from '../features/ideas/generation-job.ts';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { jobTitle, summaryText } from '../features/ideas/job-title.ts';
import { useFormat } from '../i18n/format.ts';
import { useProblemText } from '../i18n/problem-text.ts';
import { IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';

/** The work under way, or what the last came to: seen, and stopped, from anywhere. */
export function JobLine({ job, more }: { readonly job: GenerationJob; readonly more: number }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const desk = useIdeasDesk();
  const methods = useAsk('ideation.methods', {}).data;
  const running = job.state === 'running';
  const left = timeLeftMs(job, useNow(1000, running));
  const title = jobTitle(job, methods, i18n.language, t);
  const failure = useProblemText(job.problem ?? noProblem);
  const facts = running
    ? [
        ...(job.planned > 1
          ? [t('footer.progress', { done: job.done, planned: job.planned })]
          : [t(`ideas.phases.${job.phase}`)]),
        ...(job.tokensPerSecond === null
          ? []
          : [t('footer.tokensPerSecond', { speed: format.number(job.tokensPerSecond) })]),
        ...(left === null ? [] : [t('footer.timeLeft', { time: format.duration(left) })]),
        ...(more > 0 ? [t('footer.jobsWaiting', { count: more })] : []),
      ]
    : [job.problem ? failure.message : summaryText(job, format, t)];

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
      {/* While it runs the line changes every second: it is announced only when the work is done. */}
      <p role="status" aria-live={running ? 'off' : 'polite'} className="min-w-0 truncate">
        <Link
          to="/projects/$projectId/ideas"
          params={{ projectId: job.projectId }}
          className="rounded-sm text-ink-2 hover:text-ink"
        >
          {title}
        </Link>
        <span className="ml-2">{facts.join(' · ')}</span>
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

const noProblem = { code: 'cancelled', message: '', remedy: '' } as const;
