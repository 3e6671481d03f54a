import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFieldsSchema, type OfferedSet, type SetFields } from '../../../../contract/converge-criteria.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { useSay } from '../say.ts';

interface SetEditorProps {
  /** Null to write a new one. */
  readonly set: OfferedSet | null;
  onSave(fields: SetFields): void;
  onCancel(): void;
}

type Draft = SetFields['criteria'][number];

const inputLook = 'h-8 w-full min-w-0 rounded-md border border-hairline-strong bg-transparent px-2 text-ui';
const firstSteps = 5;
const mostSteps = 10;

/** Criteria of one's own: for each a question and, for every number of its scale, words. */
export function SetEditor({ set, onSave, onCancel }: SetEditorProps) {
  const { t } = useTranslation();
  const say = useSay();
  const [name, setName] = useState(set ? say(set.name) : '');
  const [criteria, setCriteria] = useState<readonly Draft[]>(() =>
    set ? set.criteria.map((criterion) => draftOf(criterion, set, say)) : [newDraft()],
  );
  const read = setFieldsSchema.safeParse({ name, criteria });
  const change = (id: string, part: Partial<Draft>) =>
    setCriteria((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)));

  return (
    <form
      aria-label={t('converge.editor.title')}
      className="mt-4 max-w-column border-t border-hairline pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) onSave(read.data);
      }}
    >
      <Field name={t('converge.editor.name')}>
        <input
          autoFocus
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          className={inputLook}
        />
      </Field>
      {criteria.map((criterion, at) => (
        <CriterionForm
          key={criterion.id}
          number={at + 1}
          draft={criterion}
          only={criteria.length === 1}
          onChange={(part) => change(criterion.id, part)}
          onRemove={() => setCriteria((now) => now.filter(({ id }) => id !== criterion.id))}
        />
      ))}
      <Button
        look="quiet"
        className="mt-2 -ml-3"
        icon={<Plus size={14} aria-hidden />}
        disabled={criteria.length >= 12}
        onClick={() => setCriteria((now) => [...now, newDraft()])}
      >
        {t('converge.editor.add')}
      </Button>
      <div className="mt-4 flex items-center gap-2">
        <Button type="submit" look="primary" disabled={!read.success}>
          {t('converge.editor.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('converge.cancel')}
        </Button>
        {!read.success && <p className="text-small text-ink-3">{t('converge.editor.incomplete')}</p>}
      </div>
    </form>
  );
}

interface CriterionFormProps {
  readonly number: number;
  readonly draft: Draft;
  readonly only: boolean;
  onChange(part: Partial<Draft>): void;
  onRemove(): void;
}

function CriterionForm({ number, draft, only, onChange, onRemove }: CriterionFormProps) {
  const { t } = useTranslation();
  const { steps } = draft;
  const label = t('converge.editor.criterion', { number });
  return (
    <fieldset aria-label={label} className="mt-6 border-t border-hairline pt-3">
      <div className="flex items-center justify-between">
        <legend className="text-small font-medium text-ink-3">{label}</legend>
        <IconButton label={t('converge.editor.remove', { number })} disabled={only} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <div className="grid gap-x-4 gap-y-3 mid:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Field name={t('converge.editor.criterionName')}>
          <input
            value={draft.name}
            maxLength={80}
            onChange={(event) => onChange({ name: event.target.value })}
            className={inputLook}
          />
        </Field>
        <Field name={t('converge.editor.question')}>
          <input
            value={draft.question}
            maxLength={300}
            onChange={(event) => onChange({ question: event.target.value })}
            className={inputLook}
          />
        </Field>
      </div>
      <p className="mt-3 mb-1 text-small text-ink-3">{t('converge.editor.steps')}</p>
      <ol>
        {steps.map((words, at) => (
          <li key={at} className="flex items-center gap-2 py-0.5">
            <span className="w-5 text-right text-small text-ink-3 tabular-nums">{at + 1}</span>
            <input
              aria-label={t('converge.editor.step', { number: at + 1 })}
              placeholder={
                at === 0
                  ? t('converge.editor.worst')
                  : at === steps.length - 1
                    ? t('converge.editor.best')
                    : ''
              }
              value={words}
              maxLength={160}
              onChange={(event) => onChange({ steps: steps.with(at, event.target.value) })}
              className={inputLook}
            />
            <IconButton
              label={t('converge.editor.removeStep', { number: at + 1 })}
              disabled={steps.length <= 2}
              onClick={() => onChange({ steps: steps.toSpliced(at, 1) })}
            >
              <Trash2 size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button
        look="quiet"
        className="ml-4"
        disabled={steps.length >= mostSteps}
        onClick={() => onChange({ steps: [...steps, ''] })}
      >
        {t('converge.editor.addStep')}
      </Button>
    </fieldset>
  );
}

function newDraft(): Draft {
  return {
    id: crypto.randomUUID(),
    name: '',
    question: '',
    steps: Array<string>(firstSteps).fill(''),
    weight: 5,
  };
}

function draftOf(
  { id, name, question, scale }: OfferedSet['criteria'][number],
  { weights }: OfferedSet,
  say: ReturnType<typeof useSay>,
): Draft {
  return {
    id,
    name: say(name),
    question: say(question),
    steps: scale.kind === 'steps' ? scale.steps.map(({ words }) => say(words)) : [],
    weight: weights[id] ?? 1,
  };
}
