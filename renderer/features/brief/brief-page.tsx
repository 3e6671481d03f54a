import { fileNameOf } from '../../../contract/file-name.ts';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Brief } from '../../../contract/projects.ts';
import { problemOf, useAsk, useConnection } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.ts';
import { downloadText } from '../../ui/download.ts';
import { Notice } from '../../ui/notice.tsx';
import { useStore } from '../../ui/store.ts';
import { AboutPart } from './about-part.tsx';
import { briefFieldNames, type BriefDraft } from './brief-draft.ts';
import { BriefField, BriefTitle } from './brief-field.tsx';
import { BriefFoot } from './brief-foot.tsx';
import { briefToMarkdown } from './brief-markdown.ts';
import { useBriefDraft } from './drafts-context.ts';
import { isMostlyCjk } from './gauge.ts';
import { useMarkdownImport } from './use-markdown-import.ts';
import { useProjectName } from './use-project-name.ts';

/** The brief of a project: a document with a title and five headings. */
export function BriefPage({ projectId }: { readonly projectId: string }) {
  const brief = useAsk('briefs.get', { projectId });
  if (brief.error) {
    return (
      <div className="mx-auto max-w-column px-6 pt-14">
        <ProblemNotice problem={problemOf(brief.error)} />
      </div>
    );
  }
  return brief.data ? <BriefDocument key={projectId} brief={brief.data} /> : null;
}

function BriefDocument({ brief }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const draft = useBriefDraft(brief);
  const saveFailure = useStore(draft.state, ({ failure }) => failure);
  const { client } = useConnection();
  const nameProject = useProjectName(brief.projectId);
  const { importFile, failure } = useMarkdownImport(draft);
  const filePicker = useRef<HTMLInputElement>(null);
  const [dropping, setDropping] = useState(false);

  useEffect(() => draft.receive(brief), [draft, brief]);
  // What could not be stored while the backend was away is stored when it is back.
  useEffect(() => {
    if (client) void draft.flush();
  }, [client, draft]);
  useEffect(() => () => void draft.flush(), [draft]);

  const exportBrief = useCallback(() => {
    const { fields } = draft.state.get();
    downloadText(fileNameOf(fields.title, 'md'), briefToMarkdown(fields));
  }, [draft]);
  const commands = useMemo(
    () => [
      {
        id: 'brief.import',
        group: t('palette.brief'),
        label: t('brief.import'),
        run: () => filePicker.current?.click(),
      },
      {
        id: 'brief.export',
        group: t('palette.brief'),
        label: t('brief.export'),
        run: exportBrief,
      },
    ],
    [t, exportBrief],
  );
  useCommands(commands);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    const file = event.dataTransfer.files[0];
    if (file) void importFile(file);
  };
  const leaveField = () => {
    void draft.flush();
    nameProject(draft.state.get().fields.title);
  };

  return (
    <div
      className="relative flex min-h-full flex-col"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={onDrop}
    >
      <div className="mx-auto w-full max-w-column flex-1 px-6 pt-10 pb-16 mid:px-0 mid:pt-14 short:pt-6">
        <BriefTitle
          draft={draft}
          label={t('brief.headings.title')}
          prompt={t('brief.prompts.title')}
          onBlur={leaveField}
        />
        <div className="mt-4 space-y-3 empty:hidden">
          <ChineseNotice draft={draft} />
          {typeof failure === 'string' && (
            <Notice tone="loss" alert>
              {failure}
            </Notice>
          )}
          {failure !== null && typeof failure !== 'string' && <ProblemNotice problem={failure} />}
          {saveFailure !== null && (
            <ProblemNotice
              problem={problemOf(saveFailure)}
              kept={t('brief.kept')}
              actions={<Button onClick={() => void draft.flush()}>{t('common.tryAgain')}</Button>}
            />
          )}
        </div>
        {briefFieldNames.slice(1).map((name) => (
          <BriefField
            key={name}
            draft={draft}
            name={name}
            label={t(`brief.headings.${name}`)}
            prompt={t(`brief.prompts.${name}`)}
            onBlur={leaveField}
          />
        ))}
        <AboutPart brief={brief} />
        <div className="mt-10 flex flex-wrap gap-2">
          <Button look="quiet" className="-ml-3" onClick={() => filePicker.current?.click()}>
            {t('brief.import')}
          </Button>
          <Button look="quiet" onClick={exportBrief}>
            {t('brief.export')}
          </Button>
          <input
            ref={filePicker}
            type="file"
            accept=".md,.markdown,.txt"
            hidden
            aria-label={t('brief.import')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void importFile(file);
            }}
          />
        </div>
      </div>
      <BriefFoot projectId={brief.projectId} draft={draft} />
      {dropping && (
        <div className="pointer-events-none fixed inset-4 z-30 flex items-center justify-center rounded-md border-2 border-dashed border-accent bg-paper/90 font-content text-lead">
          {t('brief.drop')}
        </div>
      )}
    </div>
  );
}

/** The built-in model reads English: said where most of the brief is Chinese. */
function ChineseNotice({ draft }: { readonly draft: BriefDraft }) {
  const { t } = useTranslation();
  // Read over after the letter is drawn.
  const fields = useDeferredValue(useStore(draft.state, (state) => state.fields));
  const isChinese = useMemo(() => isMostlyCjk(Object.values(fields).join(' ')), [fields]);
  return isChinese ? <Notice tone="unsure">{t('brief.chinese')}</Notice> : null;
}
