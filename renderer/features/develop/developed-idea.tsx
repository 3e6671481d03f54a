import { Printer } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntry } from '../../../contract/develop-documents.ts';
import type { DevelopField, DevelopTemplate } from '../../../contract/develop-templates.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DocumentView } from './document-view.tsx';
import { EvidenceSheet, type PassagePlace } from './evidence-sheet.tsx';
import { HistorySheet } from './history-sheet.tsx';
import { focusEntry } from './list-field.tsx';
import { PageContext, type Page } from './page-context.ts';
import { SummaryLine } from './summary-line.tsx';
import { usePrint } from './use-print.ts';
import { useSay } from './words.ts';

interface DevelopedIdeaProps {
  readonly projectId: string;
  readonly idea: Idea;
  readonly templates: readonly DevelopTemplate[];
  readonly template: DevelopTemplate;
  onDocument(id: string): void;
  onOpenPassage(place: PassagePlace): void;
}

/** An idea with its documents as tabs. */
export function DevelopedIdea(props: DevelopedIdeaProps) {
  const { projectId, idea, templates, template, onDocument } = props;
  const { t } = useTranslation();
  const say = useSay();
  const documents = useAsk('develop.idea', { ideaId: idea.id });
  const [claim, setClaim] = useState<{ readonly entryId: string; readonly words: string } | null>(null);
  const [past, setPast] = useState<{
    readonly template: DevelopTemplate;
    readonly field: DevelopField;
  } | null>(null);
  const page = useMemo((): Page | null => {
    if (!documents.data) return null;
    const entries = new Map<string, DocumentEntry>();
    for (const document of documents.data.documents)
      for (const field of document.fields) for (const entry of field.entries) entries.set(entry.id, entry);
    return {
      projectId,
      ideaId: idea.id,
      templates,
      documents: documents.data,
      entry: (id) => entries.get(id),
      openEvidence: (entryId, words) => setClaim({ entryId, words }),
      openHistory: (of, field) => setPast({ template: of, field }),
      goTo(templateId, entryId) {
        onDocument(templateId);
        // The document is drawn in the next frame.
        setTimeout(() => focusEntry(entryId), 50);
      },
    };
  }, [documents.data, projectId, idea.id, templates, onDocument]);

  return (
    <>
      {idea.pitch.trim() !== '' && (
        <p className="mb-1 max-w-column font-content text-content text-ink-2 [overflow-wrap:anywhere]">
          {idea.pitch}
        </p>
      )}
      {documents.error && <ProblemNotice problem={problemOf(documents.error)} />}
      {page && (
        <PageContext value={page}>
          <Tabs.Root value={template.id} onValueChange={onDocument} className="mt-4">
            <Tabs.List
              aria-label={t('develop.tabs')}
              className="sticky top-0 z-20 -mx-6 flex flex-wrap gap-x-4 border-b border-hairline bg-paper px-6"
            >
              {templates.map((one) => (
                <Tabs.Trigger
                  key={one.id}
                  value={one.id}
                  className="-mb-px border-b border-transparent py-2 text-ui text-ink-3 hover:text-ink data-[state=active]:border-ink data-[state=active]:text-ink"
                >
                  {say(one.name)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content key={template.id} value={template.id} className="pt-4 outline-none">
              <Head template={template} page={page} />
              <DocumentView template={template} />
            </Tabs.Content>
          </Tabs.Root>
          <EvidenceSheet claim={claim} onClose={() => setClaim(null)} onOpenPassage={props.onOpenPassage} />
          <HistorySheet place={past} onClose={() => setPast(null)} />
        </PageContext>
      )}
    </>
  );
}

function Head({ template, page }: { readonly template: DevelopTemplate; readonly page: Page }) {
  const { t } = useTranslation();
  const say = useSay();
  const { print, busy, problem } = usePrint(template, page);
  return (
    <div className="mb-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0 flex-1 basis-96">
          <p className="text-ui text-ink-2">{say(template.lead)}</p>
          <SummaryLine
            summary={page.documents.documents.find(({ templateId }) => templateId === template.id)?.summary}
          />
        </div>
        <Button
          look="quiet"
          disabled={busy}
          icon={<Printer size={14} aria-hidden />}
          onClick={() => void print()}
        >
          {t('develop.print.save')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
