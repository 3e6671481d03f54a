import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { jobTitle } from '../features/ideas/job-title.ts';
import { useStore } from '../ui/store.ts';
import { useJobOutcome } from './use-job-outcome.ts';

/** Tells those who can't see the list of each idea that arrives and of the end, whatever page they are on. */
export function Announcer() {
  const { t, i18n } = useTranslation();
  const desk = useIdeasDesk();
  const methods = useAsk('ideation.methods', {}).data;
  const idea = useStore(desk.arrived, (state) => state);
  const job = useStore(desk.jobs, (state) => state.at(-1));
  const outcome = useJobOutcome(job);
  return (
    <div aria-live="polite" className="sr-only">
      {idea && <p key={idea.id}>{t('ideas.announce', { title: idea.title })}</p>}
      {job && outcome && (
        <p key={`job-${job.id}`}>{`${jobTitle(job, methods, i18n.language, t)}: ${outcome}`}</p>
      )}
    </div>
  );
}
