import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planItemKinds, planItemStates, planLevels } from '../../../contract/plan-entries.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { Field } from '../../ui/field.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';
import { Area, inputLook } from './field.tsx';
import { faultOf, withText, type ItemDraft } from './item-draft.ts';

interface ItemFormProps {
  readonly label: string;
  readonly projectId: string;
  readonly initial: ItemDraft;
  onSave(draft: ItemDraft): void;
  onCancel(): void;
}

/** Everything of an action, an experiment or a milestone. */
export function ItemForm({ label, projectId, initial, onSave, onCancel }: ItemFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const [asked, setAsked] = useState(false);
  const [evidenceText, setEvidenceText] = useState('');
  const set = (changes: Partial<ItemDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const fault = faultOf(draft);
  const isMilestone = draft.kind === 'milestone';
  const dayInput = (name: string, key: 'startOn' | 'dueOn') => (
    <Field name={name}>
      <input
        type="date"
        value={draft[key] ?? ''}
        aria-invalid={fault === 'backwards'}
        onChange={(event) => set({ [key]: event.target.value === '' ? null : event.target.value })}
        className={inputLook}
      />
    </Field>
  );

  return (
    <form
      aria-label={label}
      className="space-y-3 border-y border-hairline-strong py-4"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        // A sentence that stands in its field was meant to be kept.
        const evidence = withText(draft.evidence, evidenceText);
        if (!fault) onSave({ ...draft, evidence });
      }}
    >
      <Choice
        label={t('plan.item.kind')}
        value={draft.kind}
        options={planItemKinds.map((value) => ({ value, label: t(`plan.kinds.${value}`) }))}
        onChange={(kind) => set(kind === 'milestone' ? { kind, startOn: null } : { kind })}
      />
      <Field name={t('plan.item.title')}>
        <input
          autoFocus
          value={draft.title}
          maxLength={200}
          placeholder={t('plan.item.titleHint')}
          aria-invalid={asked && fault === 'noTitle'}
          onChange={(event) => set({ title: event.target.value })}
          className={`${inputLook} font-medium`}
        />
      </Field>
      <Area
        label={t('plan.note')}
        placeholder={t('plan.note')}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
      <Field name={t('plan.owner')}>
        <input
          value={draft.owner}
          maxLength={200}
          onChange={(event) => set({ owner: event.target.value })}
          className={inputLook}
        />
      </Field>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-3">
        {!isMilestone && dayInput(t('plan.item.start'), 'startOn')}
        {dayInput(t(isMilestone ? 'plan.item.day' : 'plan.item.due'), 'dueOn')}
      </div>
      <div className="flex flex-wrap gap-2">
        <Select
          label={t('plan.item.state')}
          value={draft.state}
          options={planItemStates.map((value) => ({ value, label: t(`plan.states.${value}`) }))}
          onChange={(state) => set({ state })}
        />
        <Select
          label={t('plan.item.level')}
          value={draft.level}
          options={planLevels.map((value) => ({ value, label: t(`plan.levels.${value}`) }))}
          onChange={(level) => set({ level })}
        />
      </div>
      <EvidenceEditor
        projectId={projectId}
        evidence={draft.evidence}
        text={evidenceText}
        onText={setEvidenceText}
        onChange={(evidence) => set({ evidence })}
      />
      {fault && (asked || fault === 'backwards') && (
        <p role="alert" className="text-small text-red">
          {t(`plan.item.${fault}`)}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={fault === 'backwards'}>
          {t('plan.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('plan.cancel')}
        </Button>
      </div>
    </form>
  );
}
