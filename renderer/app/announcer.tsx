import { useTranslation } from 'react-i18next';
import { useIdeasDesk } from '../features/ideas/ideas-desk.ts';
import { useStore } from '../ui/store.ts';

/** Tells those who can't see the list of each idea that arrives, whatever page they are on. */
export function Announcer() {
  const { t } = useTranslation();
  const idea = useStore(useIdeasDesk().arrived, (state) => state);
  return (
    <div aria-live="polite" className="sr-only">
      {idea && <p key={idea.id}>{t('ideas.announce', { title: idea.title })}</p>}
    </div>
  );
}
