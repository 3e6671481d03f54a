import { useTranslation } from 'react-i18next';
import { useAsk } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useMerge } from './use-merge.ts';

interface MergedIdeasProps {
  readonly projectId: string;
  readonly ideaId: string;
}

/** What was merged into an idea, with the way to take it out, and what the idea said before; nothing where nothing was. */
export function MergedIdeas({ projectId, ideaId }: MergedIdeasProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const history = useAsk('cluster.history', { ideaId });
  const { takeOut, problem } = useMerge(projectId);
  const { merged = [], before = [] } = history.data ?? {};
  if (merged.length === 0 && before.length === 0) return null;
  return (
    <section aria-label={t('cluster.history.title')} className="mt-3 border-t border-hairline pt-3">
      <h3 className="text-small font-medium text-ink-3">{t('cluster.history.title')}</h3>
      <ul>
        {merged.map(({ idea, intoId }) => (
          <li key={idea.id} className="py-1.5">
            <p className="font-content text-ui font-semibold">{idea.title}</p>
            <p className="font-content text-ui text-ink-2">{idea.pitch}</p>
            {intoId === ideaId ? (
              <Button
                look="quiet"
                className="-ml-3 h-7! font-normal!"
                aria-label={t('cluster.history.takeOutOf', { title: idea.title })}
                onClick={() => void takeOut(idea.id, idea.title)}
              >
                {t('cluster.history.takeOut')}
              </Button>
            ) : (
              <p className="text-small text-ink-3">
                {t('cluster.history.within', {
                  title: merged.find((one) => one.idea.id === intoId)?.idea.title ?? '',
                })}
              </p>
            )}
          </li>
        ))}
        {before.map(({ title, pitch, at }) => (
          <li key={at} className="py-1.5">
            <p className="text-small text-ink-3">
              {t('cluster.history.before', { when: format.moment(at) })}
            </p>
            <p className="font-content text-ui font-semibold">{title}</p>
            <p className="font-content text-ui text-ink-2">{pitch}</p>
          </li>
        ))}
      </ul>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  );
}
