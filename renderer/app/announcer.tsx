import { useTranslation } from 'react-i18next';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { useStore } from '../ui/store.ts';

/**
 * Tells those who can't see the list of each idea that arrives and of the end, whatever page they are on.
 * Failures announce themselves where they are shown.
 */
export function Announcer() {
  const { t } = useTranslation();
  const desk = useIdeasDesk();
  const idea = useStore(desk.arrived, (state) => state);
  const job = useStore(desk.jobs, (state) => state.at(-1));
  return (
    <div aria-live="polite" className="sr-only">
      {idea && <p key={idea.id}>{t('ideas.announce', { title: idea.title })}</p>}
      {job && (job.state === 'done' || job.state === 'stopped') && (
        <p key={`job-${job.id}`}>{t('ideas.finished', { count: job.shown })}</p>
      )}
    </div>
  );
}
