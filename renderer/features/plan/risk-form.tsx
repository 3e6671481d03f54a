import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riskStates, type RiskFields } from '../../../contract/plan-entries.ts';
import type { RiskScales } from '../../../contract/plan-library.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Field, FieldName } from '../../ui/field.tsx';
import { Area, inputLook } from './field.tsx';
import { useSay } from './words.ts';

interface RiskFormProps {
  readonly label: string;
  readonly scales: RiskScales;
  readonly ideas: readonly { readonly id: string; readonly name: string }[];
  readonly initial: RiskFields;
  onSave(fields: RiskFields): void;
  onCancel(): void;
}

/** Everything of a risk, its two steps with what they stand for. */
export function RiskForm({ label, scales, ideas, initial, onSave, onCancel }: RiskFormProps) {
  const { t } = useTranslation();
  const say = useSay();
  const [draft, setDraft] = useState(initial);
  const [asked, setAsked] = useState(false);
  const set = (changes: Partial<RiskFields>) => setDraft((now) => ({ ...now, ...changes }));
  const isNameless = draft.title.trim() === '';
  const scale = (key: 'likelihood' | 'impact') => (
    <div>
      <FieldName>{t(`plan.risks.${key}`)}</FieldName>
      <Select
        label={t(`plan.risks.${key}`)}
        value={String(draft[key])}
        options={scales[key].map(({ step, name, anchor }) => ({
          value: String(step),
          label: `${step} ${say(name)}`,
          hint: say(anchor),
        }))}
        onChange={(step) => set({ [key]: Number(step) })}
      />
      <p className="mt-1 text-small text-ink-2">
        {say(scales[key].find(({ step }) => step === draft[key])!.anchor)}
      </p>
    </div>
  );

  return (
    <form
      aria-label={label}
      className="space-y-3 border-y border-hairline-strong py-4"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isNameless) onSave(draft);
      }}
    >
      <Field name={t('plan.risks.title')}>
        <input
          autoFocus
          value={draft.title}
          maxLength={200}
          aria-invalid={asked && isNameless}
          onChange={(event) => set({ title: event.target.value })}
          className={`${inputLook} font-medium`}
        />
      </Field>
      {asked && isNameless && (
        <p role="alert" className="text-small text-red">
          {t('plan.risks.noTitle')}
        </p>
      )}
      <div className="grid gap-3 mid:grid-cols-2">
        {scale('likelihood')}
        {scale('impact')}
      </div>
      <Field name={t('plan.risks.mitigation')}>
        <Area
          label={t('plan.risks.mitigation')}
          value={draft.mitigation}
          onChange={(mitigation) => set({ mitigation })}
        />
      </Field>
      <Field name={t('plan.owner')}>
        <input
          value={draft.owner}
          maxLength={200}
          onChange={(event) => set({ owner: event.target.value })}
          className={inputLook}
        />
      </Field>
      <Area
        label={t('plan.note')}
        placeholder={t('plan.note')}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label={t('plan.risks.state')}
          value={draft.state}
          options={riskStates.map((value) => ({ value, label: t(`plan.risks.states.${value}`) }))}
          onChange={(state) => set({ state })}
        />
        <Select
          label={t('plan.risks.idea')}
          value={draft.ideaId ?? 'project'}
          options={[
            { value: 'project', label: t('plan.risks.project') },
            ...ideas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => set({ ideaId: id === 'project' ? null : id })}
        />
      </div>
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          {t('plan.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('plan.cancel')}
        </Button>
      </div>
    </form>
  );
}
