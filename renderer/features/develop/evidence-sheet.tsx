import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  evidenceRungs,
  type DevelopEvidence,
  type EvidenceFields,
} from '../../../contract/develop-documents.ts';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { useRemoval } from '../../i18n/use-removal.ts';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ExperimentForm, NoteForm, RunForm } from './evidence-forms.tsx';
import { usePage } from './page-context.ts';
import { PassageForm } from './passage-form.tsx';
import { fieldsOf, lineOf } from './words.ts';

/** A place of a source, to be opened there. */
export interface PassagePlace {
  readonly sourceId: string;
  readonly source: string;
  readonly headings: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface EvidenceSheetProps {
  /** Null: closed. */
  readonly claim: { readonly entryId: string; readonly words: string } | null;
  onClose(): void;
  onOpenPassage(place: PassagePlace): void;
}

const kinds = ['note', 'passage', 'experiment', 'run'] as const;

/** What stands behind a claim, and the ways to put something there. */
export function EvidenceSheet({ claim, onClose, onOpenPassage }: EvidenceSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      open={claim !== null}
      title={t('develop.evidence.title')}
      description={claim?.words ?? ''}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      {claim && <Evidence key={claim.entryId} entryId={claim.entryId} onOpenPassage={onOpenPassage} />}
    </Sheet>
  );
}

function Evidence({
  entryId,
  onOpenPassage,
}: {
  readonly entryId: string;
  readonly onOpenPassage: EvidenceSheetProps['onOpenPassage'];
}) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { ideaId, entry } = usePage();
  const { remove, problem: removalProblem } = useRemoval();
  const [kind, setKind] = useState<(typeof kinds)[number]>('note');
  const [problem, setProblem] = useState<Problem | null>(null);
  const evidence = entry(entryId)?.evidence ?? [];
  const add = async (fields: EvidenceFields): Promise<boolean> => {
    setProblem(null);
    try {
      await backend.call('develop.addEvidence', { ideaId, entryId, fields });
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    }
  };
  const shown = problem ?? removalProblem;
  return (
    <>
      {evidence.length > 0 ? (
        <ul aria-label={t('develop.evidence.title')} className="mb-5">
          {evidence.map((one) => (
            <li key={one.id} className="flex items-start gap-2 border-b border-hairline py-2.5">
              <EvidenceWords evidence={one} onOpenPassage={onOpenPassage} />
              <IconButton
                label={t('develop.evidence.remove')}
                className="-my-0.5 size-6"
                onClick={() =>
                  void remove({
                    title: t('develop.evidence.removing'),
                    done: t('develop.evidence.removed'),
                    remove: () => backend.call('develop.deleteEvidence', { id: one.id }),
                    restore: () => backend.call('develop.restoreEvidence', { id: one.id }),
                  })
                }
              >
                <X size={13} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-4 text-ui text-ink-2">{t('develop.evidence.empty')}</p>
      )}
      <h3 className="text-small font-medium text-ink-3">{t('develop.evidence.add')}</h3>
      <Choice<(typeof kinds)[number]>
        label={t('develop.evidence.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`develop.evidence.kinds.${value}`) }))}
        onChange={setKind}
      />
      <div className="mt-3">
        {kind === 'note' && <NoteForm onAdd={add} />}
        {kind === 'passage' && <PassageForm onAdd={add} />}
        {kind === 'experiment' && <ExperimentForm onAdd={add} />}
        {kind === 'run' && <RunForm onAdd={add} />}
      </div>
      {shown && (
        <div className="mt-3">
          <ProblemNotice problem={shown} />
        </div>
      )}
      <dl className="mt-6 grid grid-cols-[auto_1fr] gap-x-3 border-t border-hairline pt-3 text-small text-ink-3">
        {evidenceRungs.map((rung) => (
          <div key={rung} className="contents">
            <dt className="text-ink-2">{t(`develop.rungs.${rung}`)}</dt>
            <dd>{t(`develop.rungHints.${rung}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function EvidenceWords({
  evidence: { fields, isThere },
  onOpenPassage,
}: {
  readonly evidence: DevelopEvidence;
  readonly onOpenPassage: EvidenceSheetProps['onOpenPassage'];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { documents, templates } = usePage();
  const facts: string[] = [t(`develop.rungs.${fields.rung}`)];
  let text: string;
  if (fields.kind === 'note') {
    text = fields.text;
    if (fields.on !== null) facts.push(format.day(Date.parse(`${fields.on}T12:00`)));
  } else if (fields.kind === 'passage') {
    text = `“${fields.text}”`;
    facts.push(fields.source);
  } else if (fields.kind === 'run') {
    text = t('develop.evidence.runOf', { name: fields.name });
  } else {
    const field = templates.flatMap(fieldsOf).find(({ id }) => id === 'cards');
    const card = documents.documents
      .flatMap((document) => document.fields.flatMap(({ entries }) => entries))
      .find(({ id }) => id === fields.experimentId);
    text = (field && card && [lineOf(field, card), card.cells.result].filter(Boolean).join(': ')) ?? '';
    facts.push(t('develop.evidence.kinds.experiment'));
  }
  return (
    <div className="min-w-0 flex-1">
      <p className="font-content text-content whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      <p className="text-small text-ink-3">
        {facts.join(' · ')}
        {!isThere && <span className="text-amber"> · {t('develop.evidence.gone')}</span>}
        {fields.kind === 'passage' && isThere && (
          <>
            {' · '}
            <button
              type="button"
              className="rounded-sm text-accent underline-offset-2 hover:underline"
              onClick={() => onOpenPassage(fields)}
            >
              {t('develop.evidence.openPassage')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
