import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveParts, type LeavePart } from '../../../contract/leave.ts';
import { useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import {
  asksForOne,
  asksForParts,
  asksWhichIdeas,
  chosenFormats,
  freshDraft,
  isComplete,
  partsOffered,
  type ExportDraft,
} from './export-draft.ts';
import { useExport } from './use-export.ts';

interface ExportSheetProps {
  readonly projectId: string;
  /** The idea that is selected, if any: it is offered first. */
  readonly ideaId: string | null;
  onClose(): void;
}

/** A list of more ideas than this is not chosen from by looking; the starred ones come first. */
const mostIdeas = 200;

/** What to leave with: of the project, as what. */
export function ExportSheet({ projectId, ideaId, onClose }: ExportSheetProps) {
  const { t } = useTranslation();
  const [chosen, setDraft] = useState<ExportDraft>(() => freshDraft(ideaId));
  const groups = useAsk('cluster.list', { projectId }).data ?? [];
  const offered = partsOffered(groups.length > 0);
  const draft = { ...chosen, parts: chosen.parts.filter((part) => offered.includes(part)) };
  const { save, busy, problem } = useExport(projectId);
  const set = (change: Partial<ExportDraft>) => setDraft((now) => ({ ...now, ...change }));
  const submit = async () => {
    if (await save(draft)) onClose();
  };
  return (
    <Sheet
      open
      title={t('leave.title')}
      description={t('leave.lead')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Row label={t('leave.format')}>
          <Select
            label={t('leave.format')}
            value={draft.format}
            options={chosenFormats.map((value) => ({
              value,
              label: t(`leave.formats.${value}`),
              hint: t(`leave.hints.${value}`),
            }))}
            onChange={(format) => set({ format })}
          />
          <p className="mt-1.5 text-small text-ink-3">{t(`leave.hints.${draft.format}`)}</p>
        </Row>
        {asksForParts(draft.format) && <Parts offered={offered} draft={chosen} onChange={set} />}
        {asksWhichIdeas(draft) && (
          <Row label={t('leave.which')}>
            <Choice
              label={t('leave.which')}
              value={draft.ideas}
              options={(['all', 'starred', 'one'] as const).map((value) => ({
                value,
                label: t(`leave.ideas.${value}`),
              }))}
              onChange={(ideas) => set({ ideas })}
            />
          </Row>
        )}
        {asksForOne(draft) && <OneIdea projectId={projectId} draft={draft} onChange={set} />}
        {draft.format === 'csv' && (
          <Check checked={draft.forExcel} onChange={(forExcel) => set({ forExcel })}>
            {t('leave.forExcel')}
          </Check>
        )}
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-2 border-t border-hairline pt-4">
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="primary" disabled={busy || !isComplete(draft)}>
            {busy ? t('leave.writing') : t('leave.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

interface PartProps {
  readonly draft: ExportDraft;
  onChange(change: Partial<ExportDraft>): void;
}

function Parts({ offered, draft, onChange }: PartProps & { readonly offered: readonly LeavePart[] }) {
  const { t } = useTranslation();
  const label = useId();
  return (
    <fieldset aria-labelledby={label}>
      <legend id={label} className="mb-1.5 text-small text-ink-3">
        {t('leave.parts.label')}
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {offered.map((part) => (
          <Check
            key={part}
            checked={draft.parts.includes(part)}
            onChange={(isIn) =>
              onChange({
                // In the order of the document, whatever the order of ticking.
                parts: leaveParts.filter((one) => (one === part ? isIn : draft.parts.includes(one))),
              })
            }
          >
            {t(`leave.parts.${part}`)}
          </Check>
        ))}
      </div>
    </fieldset>
  );
}

function OneIdea({ projectId, draft, onChange }: PartProps & { readonly projectId: string }) {
  const { t } = useTranslation();
  const ideas = useAsk('ideas.list', { projectId }).data ?? [];
  const ordered = ideas.toSorted(
    (a, b) =>
      Number(b.id === draft.ideaId) - Number(a.id === draft.ideaId) || Number(b.starred) - Number(a.starred),
  );
  if (ideas.length === 0) return <p className="text-ui text-ink-3">{t('leave.noIdeas')}</p>;
  return (
    <Row label={t('leave.idea')}>
      <Select
        label={t('leave.idea')}
        value={draft.ideaId ?? ''}
        placeholder={t('leave.chooseIdea')}
        options={ordered.slice(0, mostIdeas).map(({ id, title, starred }) => ({
          value: id,
          label: starred ? `${title} ★` : title,
        }))}
        onChange={(ideaId) => onChange({ ideaId })}
      />
    </Row>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <p className="mb-1.5 text-small text-ink-3">{label}</p>
      {children}
    </div>
  );
}

interface CheckProps {
  readonly checked: boolean;
  onChange(checked: boolean): void;
  readonly children: ReactNode;
}

function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="flex items-center gap-2 text-ui">
      <input
        type="checkbox"
        className="accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
