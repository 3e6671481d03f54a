import { useTranslation } from 'react-i18next';
import type { GenerationJob } from '../features/ideas/generation-job.ts';
import { summaryText } from '../features/ideas/job-title.ts';
import { useFormat } from '../i18n/format.ts';
import { useProblemText } from '../i18n/problem-text.ts';

const noProblem = { code: 'internal', message: '', remedy: '' } as const;

/** What a finished generation came to, or went wrong with, in one sentence; empty while it runs. */
export function useJobOutcome(job: GenerationJob): string {
  const { t } = useTranslation();
  const format = useFormat();
  const failure = useProblemText(job.problem ?? noProblem);
  if (job.state === 'running') return '';
  return job.problem ? failure.message : summaryText(job, format, t);
}
