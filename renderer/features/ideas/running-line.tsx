import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStanding } from '../../use-standing.ts';
import { timeLeftMs, type GenerationJob } from './generation-job.ts';
import { useIdeasDesk } from './ideas-desk.ts';

/** What a running generation is doing, in words. */
export function RunningLine({ job }: { readonly job: GenerationJob }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useIdeasDesk();
  const left = timeLeftMs(job, useNow(1000));
  const phase = useStanding(desk.signalOf(job.id)) ?? t(`ideas.phases.${job.phase}`);
  const facts = [
    ...(job.stimulus === null ? [] : [phase]),
    ...(job.planned > 1 ? [t('footer.progress', { done: job.done, planned: job.planned })] : []),
    ...(job.tokensPerSecond === null
      ? []
      : [t('footer.tokensPerSecond', { speed: format.number(job.tokensPerSecond) })]),
    ...(left === null ? [] : [t('footer.timeLeft', { time: format.duration(left) })]),
  ];
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <p className="font-content text-content text-ink-2 italic [overflow-wrap:anywhere]">
          {job.stimulus === null ? phase : <span lang="en">{job.stimulus}</span>}
          <span className="nib" aria-hidden />
        </p>
        <p className="mt-0.5 min-h-[17px] text-small text-ink-3 tabular-nums">{facts.join(' · ')}</p>
      </div>
      {job.purpose.kind !== 'fresh' && (
        <Button look="quiet" onClick={() => desk.stop(job.id)}>
          {t('ideas.stop')}
        </Button>
      )}
    </div>
  );
}
