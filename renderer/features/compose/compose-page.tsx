import { ChevronLeft } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { composeTabs, type ComposeTab, type ComposeView } from './compose-view.ts';
import { DocumentPage } from './document-page.tsx';
import { Gallery } from './gallery.tsx';
import { scrollPageTo } from './scroll-page.ts';
import { SchemaPart } from './schema-part.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { Texts } from './texts.tsx';
import { WritePage } from './write-page.tsx';

interface ComposePageProps {
  readonly projectId: string;
  readonly view: ComposeView;
  onView(view: ComposeView): void;
}

/** Compose: texts from templates and the person's facts, rewriting, and documents to a schema. */
export function ComposePage({ projectId, view, onView }: ComposePageProps) {
  const { t } = useTranslation();
  const tab: ComposeTab = view.part ?? 'templates';
  const isText = tab === 'texts';
  const isInside = view.template !== undefined || view.edit !== undefined || view.document !== undefined;
  const top = useRef<HTMLDivElement>(null);
  // What is opened from the foot of a list is read from its head.
  useEffect(() => scrollPageTo(top.current), [view.template, view.edit, view.document]);
  return (
    <div className="mx-auto w-full max-w-[88rem] px-6 pt-10 pb-24 short:pt-6">
      <div ref={top} />
      {isInside ? (
        <Button
          look="quiet"
          className="mb-4 -ml-3"
          icon={<ChevronLeft size={15} aria-hidden />}
          onClick={() => onView({ part: tab })}
        >
          {t(isText ? 'compose.back.texts' : 'compose.back.templates')}
        </Button>
      ) : (
        <PlaceTitle lead={t('compose.lead')}>{t('nav.compose')}</PlaceTitle>
      )}
      {isInside ? (
        <Inside projectId={projectId} view={view} onView={onView} />
      ) : (
        <Tabs.Root value={tab} onValueChange={(next) => onView({ part: next as ComposeTab })}>
          <Tabs.List
            aria-label={t('compose.tabs.label')}
            className="flex flex-wrap gap-x-6 border-b border-hairline"
          >
            {composeTabs.map((id) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className="-mb-px border-b border-transparent py-2 text-ui text-ink-3 hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink"
              >
                {t(`compose.tabs.${id}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Tabs.Content value={tab} className="pt-6 outline-none">
            {tab === 'templates' && <Gallery onView={onView} />}
            {tab === 'texts' && <Texts projectId={projectId} onView={onView} />}
            {tab === 'schema' && <SchemaPart projectId={projectId} />}
          </Tabs.Content>
        </Tabs.Root>
      )}
    </div>
  );
}

/** What is opened from a part: a template to write from, one to edit, or a text. */
function Inside({ projectId, view, onView }: ComposePageProps) {
  const { t } = useTranslation();
  const templates = useAsk('compose.templates', {});
  if (view.document !== undefined)
    return (
      <DocumentPage
        key={view.document}
        projectId={projectId}
        documentId={view.document}
        onGone={() => onView({ part: 'texts' })}
      />
    );
  if (templates.error) return <ProblemNotice problem={problemOf(templates.error)} />;
  if (!templates.data) return null;
  const find = (id: string) => templates.data.find((template) => template.id === id);
  const gone = <Notice tone="calm">{t('compose.templates.gone')}</Notice>;
  if (view.edit !== undefined) {
    const copied = view.edit.startsWith('copy:') ? find(view.edit.slice('copy:'.length)) : undefined;
    const own = find(view.edit);
    if (view.edit !== 'new' && !copied && own?.origin !== 'person') return gone;
    return (
      <TemplateEditor
        key={view.edit}
        name={view.edit}
        template={own ?? null}
        copied={copied ?? null}
        onClose={(saved) =>
          onView(saved === null ? { part: 'templates' } : { part: 'templates', template: saved })
        }
      />
    );
  }
  const template = find(view.template ?? '');
  return template ? (
    <WritePage
      key={template.id}
      projectId={projectId}
      template={template}
      onDocument={(document) => onView({ part: 'texts', document })}
    />
  ) : (
    gone
  );
}
