import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DocumentChecks } from './document-checks.tsx';
import { DocumentHead } from './document-head.tsx';
import { History } from './history.tsx';
import { Proposal } from './proposal.tsx';
import { RewriteMenu } from './rewrite-menu.tsx';
import type { Selection } from './selection.ts';
import { TextEditor } from './text-editor.tsx';
import { TracedText } from './traced-text.tsx';
import { useComposeWork } from './use-compose-work.ts';
import { useDocument } from './use-document.ts';

interface DocumentPageProps {
  readonly projectId: string;
  readonly documentId: string;
  onGone(): void;
}

const sides = ['rewrite', 'measures', 'history'] as const;
type Side = (typeof sides)[number];

/** A text that is kept: the desk it is edited on, and beside it rewriting, what is measured, and its versions. */
export function DocumentPage({ projectId, documentId, onGone }: DocumentPageProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const document = useDocument(documentId);
  const abilities = useAsk('compose.abilities', {});
  const { problem, remove } = useComposeWork();
  const [side, setSide] = useState<Side>('rewrite');
  const [reading, setReading] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);
  const { kept, rewriting } = document;
  if (document.failure) return <ProblemNotice problem={problemOf(document.failure)} />;
  if (!kept) return null;
  const { language, title } = kept.document;
  const failure = problem ?? document.problem;

  return (
    <>
      <DocumentHead
        document={document}
        onDelete={() =>
          void (async () => {
            // What was typed last comes back with the rest.
            if (!(await document.keep())) return;
            const gone = await remove(
              title,
              () => backend.call('compose.deleteDocument', { documentId }),
              () => backend.call('compose.restoreDocument', { documentId }),
            );
            if (gone) onGone();
          })()
        }
      />
      {failure && (
        <div className="mb-4">
          <ProblemNotice problem={failure} kept={document.problem ? t('compose.document.draftKept') : null} />
        </div>
      )}
      <div className="grid items-start gap-x-8 gap-y-8 mid:grid-cols-[minmax(0,1fr)_16rem] wide:grid-cols-[minmax(0,42rem)_minmax(18rem,1fr)] wide:gap-x-12">
        <div className="min-w-0">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <Choice
              label={t('compose.document.view')}
              value={reading ? 'read' : 'edit'}
              options={[
                { value: 'edit', label: t('compose.document.edit') },
                { value: 'read', label: t('compose.document.read') },
              ]}
              onChange={(next) => setReading(next === 'read')}
            />
            <span className="text-small text-ink-3 tabular-nums">
              {document.isOpen || document.isUnkept
                ? t('compose.document.open', {
                    number: kept.version.number + (document.isOpen ? 0 : 1),
                  })
                : t('compose.document.version', { number: kept.version.number })}
            </span>
          </div>
          {reading ? (
            <>
              <TracedText
                text={document.text}
                language={language}
                sentences={document.isUnkept ? [] : kept.version.sentences}
                numbers={[]}
              />
              {!document.isUnkept && kept.version.sentences.some(({ by }) => by === 'model') && (
                <p className="mt-6 text-small text-ink-3">{t('compose.marks.dotted')}</p>
              )}
            </>
          ) : (
            <TextEditor
              text={document.text}
              language={language}
              locked={rewriting !== null}
              onWrite={document.write}
              onSelect={setSelection}
              onKeep={() => void document.keep()}
            />
          )}
        </div>
        <aside
          aria-label={t('compose.document.aside')}
          className="-m-1 min-w-0 p-1 mid:sticky mid:top-4 mid:max-h-[calc(100vh-7.5rem)] mid:overflow-y-auto"
        >
          {rewriting ? (
            <Proposal
              rewriting={rewriting}
              onAccepted={document.acceptChanges}
              onTake={() => void document.takeProposal()}
              onDrop={document.dropProposal}
            />
          ) : (
            <>
              <Choice<Side>
                label={t('compose.document.aside')}
                value={side}
                options={sides.map((value) => ({ value, label: t(`compose.document.sides.${value}`) }))}
                onChange={setSide}
              />
              <div className="mt-4">
                {side === 'rewrite' && (
                  <RewriteMenu
                    ability={abilities.data?.find((one) => one.language === language) ?? null}
                    selection={reading ? null : selection}
                    reading={reading}
                    onRewrite={(input) =>
                      selection && document.rewrite(projectId, selection, { ...input, language })
                    }
                  />
                )}
                {side === 'measures' && (
                  <DocumentChecks documentId={documentId} text={document.text} language={language} />
                )}
                {side === 'history' && (
                  <History documentId={documentId} language={language} onRestored={document.dropDraft} />
                )}
              </div>
            </>
          )}
        </aside>
      </div>
    </>
  );
}
