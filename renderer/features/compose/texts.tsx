import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { ComposeView } from './compose-view.ts';
import { useSay, useWindowLanguage } from './say.ts';
import { useComposeWork } from './use-compose-work.ts';

interface TextsProps {
  readonly projectId: string;
  onView(view: ComposeView): void;
}

/** The texts that are kept, the last changed first. */
export function Texts({ projectId, onView }: TextsProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const now = useNow(60_000);
  const language = useWindowLanguage();
  const backend = useBackend();
  const documents = useAsk('compose.documents', { projectId });
  const templates = useAsk('compose.templates', {});
  const { problem, attempt, remove } = useComposeWork();
  const failure = problem ?? (documents.error && problemOf(documents.error));
  const templateName = (id: string | null) => {
    const template = templates.data?.find((one) => one.id === id);
    return template ? say(template.name) : null;
  };
  const begin = async () => {
    const saved = await attempt(() =>
      backend.call('compose.saveDocument', {
        ...{ projectId, language, templateId: null, text: '', origin: { kind: 'edit' } as const },
        title: t('compose.texts.untitled'),
      }),
    );
    if (saved) onView({ part: 'texts', document: saved.document.id });
  };
  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('compose.texts.lead')}</p>
      {failure && (
        <div className="mt-4">
          <ProblemNotice problem={failure} />
        </div>
      )}
      <ul aria-label={t('compose.tabs.texts')} className="mt-4 max-w-[52rem]">
        {documents.data?.map((document) => (
          <li key={document.id} className="group relative border-b border-hairline py-3 pr-10">
            <button
              type="button"
              onClick={() => onView({ part: 'texts', document: document.id })}
              lang={document.language}
              className="rounded-sm text-left font-content text-lead font-semibold [overflow-wrap:anywhere] after:absolute after:inset-0 hover:text-accent"
            >
              {document.title}
            </button>
            <p className="flex flex-wrap gap-x-3 text-small text-ink-3 tabular-nums">
              {templateName(document.templateId) !== null && <span>{templateName(document.templateId)}</span>}
              <span>{t(`compose.languages.${document.language}`)}</span>
              <span>{t('compose.texts.versions', { count: document.versions })}</span>
              <span>{format.ago(document.updatedAt, now)}</span>
            </p>
            <IconButton
              label={t('compose.texts.delete', { title: document.title })}
              className="absolute top-3 right-0 z-10 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 hover:text-red"
              onClick={() =>
                void remove(
                  document.title,
                  () => backend.call('compose.deleteDocument', { documentId: document.id }),
                  () => backend.call('compose.restoreDocument', { documentId: document.id }),
                )
              }
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {documents.data?.length === 0 && (
        <p className="font-content text-content text-ink-3">{t('compose.texts.none')}</p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => onView({ part: 'templates' })}>{t('compose.texts.fromTemplate')}</Button>
        <Button look="quiet" onClick={() => void begin()}>
          {t('compose.texts.blank')}
        </Button>
      </div>
    </>
  );
}
