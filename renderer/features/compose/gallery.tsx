import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../contract/compose-templates.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import type { ComposeView } from './compose-view.ts';
import { useSay } from './say.ts';
import { TemplateCard } from './template-card.tsx';
import { useComposeWork } from './use-compose-work.ts';

/** The templates there are: the library's, and the person's own. */
export function Gallery({ onView }: { onView(view: ComposeView): void }) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const templates = useAsk('compose.templates', {});
  const { problem, remove } = useComposeWork();
  const own = templates.data?.filter(({ origin }) => origin === 'person') ?? [];
  const library = templates.data?.filter(({ origin }) => origin === 'library') ?? [];
  const failure = problem ?? (templates.error && problemOf(templates.error));
  const list = (label: string, shown: readonly Template[]) => (
    <ul aria-label={label} className="grid gap-x-10 mid:grid-cols-2 wide:grid-cols-3">
      {shown.map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          onWrite={() => onView({ part: 'templates', template: template.id })}
          onEdit={() => onView({ part: 'templates', edit: template.id })}
          onCopy={() => onView({ part: 'templates', edit: `copy:${template.id}` })}
          onDelete={() =>
            void remove(
              say(template.name),
              () => backend.call('compose.deleteTemplate', { id: template.id }),
              () => backend.call('compose.restoreTemplate', { id: template.id }),
            )
          }
        />
      ))}
    </ul>
  );
  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('compose.templates.lead')}</p>
      {failure && (
        <div className="mt-4">
          <ProblemNotice problem={failure} />
        </div>
      )}
      {templates.data && (
        <>
          <section className="mt-6">
            <h2 className="mb-1 text-small font-medium text-ink-3">{t('compose.templates.library')}</h2>
            {list(t('compose.templates.library'), library)}
          </section>
          <section className="mt-10">
            <h2 className="mb-1 text-small font-medium text-ink-3">{t('compose.templates.own')}</h2>
            {own.length === 0 ? (
              <p className="font-content text-content text-ink-3">{t('compose.templates.noneOwn')}</p>
            ) : (
              list(t('compose.templates.own'), own)
            )}
            <Button
              className="mt-4"
              icon={<Plus size={14} aria-hidden />}
              onClick={() => onView({ part: 'templates', edit: 'new' })}
            >
              {t('compose.templates.add')}
            </Button>
          </section>
        </>
      )}
    </>
  );
}
