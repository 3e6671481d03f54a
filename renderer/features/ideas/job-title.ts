import type { TFunction } from 'i18next';
import type { Method } from '../../../contract/ideation.ts';
import type { Language } from '../../i18n/language.ts';
import type { GenerationJob } from './generation-job.ts';

/** What a generation is called, in the person's language. */
export function jobTitle(
  job: GenerationJob,
  methods: readonly Method[] | undefined,
  language: string,
  t: TFunction,
): string {
  const { purpose } = job;
  switch (purpose.kind) {
    case 'fresh': {
      const method = methods?.find((candidate) => candidate.id === job.input.method);
      return t('ideas.jobNew', { method: method?.name[language as Language] ?? job.input.method });
    }
    case 'like':
      return t('ideas.jobLike', { title: purpose.title });
    case 'replace':
      return t('ideas.jobReplace', { title: purpose.title });
  }
}

/** What a finished generation came to: "7 ideas from 84 candidates in 31 s, 95 tokens/s". */
export function summaryText(
  job: GenerationJob,
  format: { number(value: number): string; duration(ms: number): string },
  t: TFunction,
): string {
  const { summary } = job;
  if (!summary) return job.state === 'stopped' ? t('ideas.stopped', { count: job.shown }) : '';
  const candidates = t('ideas.candidates', { count: summary.candidates });
  const time = format.duration(summary.totalMs);
  if (summary.shown === 0) return t('ideas.nothingShown', { candidates, time });
  const speed = format.number(summary.totalTokensPerSecond);
  return t('ideas.summary', { count: summary.shown, candidates, time, speed });
}

/** What the choice of ideas follows, or how a person makes it follow them; null where there is nothing to say. */
export function heededText({ heeded, purpose, shown }: GenerationJob, t: TFunction): string | null {
  if (!heeded) return null;
  const parts = [
    ...(heeded.wanted > 0 ? [t('ideas.heedsWanted', { count: heeded.wanted })] : []),
    ...(heeded.unwanted > 0 ? [t('ideas.heedsUnwanted', { count: heeded.unwanted })] : []),
  ];
  if (parts.length > 0) return parts.join(' ');
  return purpose.kind === 'fresh' && shown > 0 ? t('ideas.heedsNothing') : null;
}
