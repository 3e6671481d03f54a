import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceLink } from '../../../contract/plan-entries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { inputLook } from './field.tsx';
import { useProjectNames } from './use-project-names.ts';

interface EvidenceEditorProps {
  readonly projectId: string;
  readonly evidence: readonly EvidenceLink[];
  /** What is written but not added yet; whoever saves the rest keeps it too. */
  readonly text: string;
  onText(text: string): void;
  onChange(evidence: EvidenceLink[]): void;
}

const kinds = ['text', 'idea', 'run'] as const;

/** What something rests on: ideas, runs, sentences and addresses. Addresses are text here, never opened. */
export function EvidenceEditor({ projectId, evidence, text, onText, onChange }: EvidenceEditorProps) {
  const { t } = useTranslation();
  const names = useProjectNames(projectId);
  const [kind, setKind] = useState<(typeof kinds)[number]>('text');
  const [picked, setPicked] = useState<string | null>(null);
  const choices = kind === 'idea' ? names.ideas : names.runs;
  const chosen = choices.find(({ id }) => id === picked)?.id ?? choices[0]?.id ?? null;
  const nameOf = (link: EvidenceLink) => {
    if (link.kind === 'text') return link.text;
    const id = link.kind === 'idea' ? link.ideaId : link.runId;
    const all = link.kind === 'idea' ? names.ideas : names.runs;
    return all.find((one) => one.id === id)?.name ?? t('plan.evidence.gone');
  };
  const isEmpty = kind === 'text' ? text.trim() === '' : chosen === null;
  const add = () => {
    if (isEmpty) return;
    const note = text.trim();
    if (kind === 'text') onChange([...evidence, { kind, text: note }]);
    else if (kind === 'idea') onChange([...evidence, { kind, ideaId: chosen!, note }]);
    else onChange([...evidence, { kind, runId: chosen!, note }]);
    onText('');
  };

  return (
    <div role="group" aria-label={t('plan.evidence.title')}>
      {evidence.length > 0 && (
        <ul className="mb-2">
          {evidence.map((link, index) => (
            <li key={index} className="flex items-start gap-2 border-b border-hairline py-1 last:border-b-0">
              <span className="min-w-0 flex-1 text-small [overflow-wrap:anywhere]">
                {link.kind !== 'text' && (
                  <span className="text-ink-3">{t(`plan.evidence.${link.kind}`)}: </span>
                )}
                {nameOf(link)}
                {link.kind !== 'text' && link.note !== '' && (
                  <span className="text-ink-2"> ({link.note})</span>
                )}
              </span>
              <IconButton
                label={t('plan.evidence.remove', { name: nameOf(link) })}
                className="-my-0.5 size-6"
                onClick={() => onChange(evidence.filter((_, i) => i !== index))}
              >
                <X size={13} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Select<(typeof kinds)[number]>
          label={t('plan.evidence.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`plan.evidence.${value}`) }))}
          onChange={setKind}
        />
        {kind !== 'text' &&
          (chosen === null ? (
            <span className="text-small text-ink-3">
              {t(kind === 'idea' ? 'plan.evidence.noIdeas' : 'plan.evidence.noRuns')}
            </span>
          ) : (
            <Select
              label={t(`plan.evidence.${kind}`)}
              value={chosen}
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setPicked}
            />
          ))}
        <input
          aria-label={kind === 'text' ? t('plan.evidence.text') : t('plan.note')}
          placeholder={kind === 'text' ? t('plan.evidence.textHint') : t('plan.note')}
          value={text}
          maxLength={4000}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
          className={`${inputLook} flex-1 basis-40`}
        />
        <Button disabled={isEmpty} onClick={add}>
          {t('plan.evidence.add')}
        </Button>
      </div>
    </div>
  );
}
