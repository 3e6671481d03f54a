import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { personaFieldsSchema, type PersonaFields } from '../../../../contract/stimuli.ts';
import { Button } from '../../../ui/button.tsx';

interface PersonFormProps {
  readonly fields: PersonaFields;
  onChange(fields: PersonaFields): void;
  onSave(): void;
  onCancel(): void;
}

const names = ['name', 'who', 'cares'] as const;

/** Somebody of the person's own: a name, who they are, what they care about. */
export function PersonForm({ fields, onChange, onSave, onCancel }: PersonFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const isSavable = personaFieldsSchema.safeParse(fields).success;
  return (
    <form
      aria-label={t('sessions.people.form')}
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSavable) onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {names.map((name) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`} className="text-small text-ink-3">
            {t(`sessions.people.fields.${name}`)}
          </label>
          <input
            id={`${id}-${name}`}
            autoFocus={name === 'name'}
            value={fields[name]}
            maxLength={personaFieldsSchema.shape[name].maxLength ?? undefined}
            placeholder={t(`sessions.people.hints.${name}`)}
            onChange={(event) => onChange({ ...fields, [name]: event.target.value })}
            className="block h-8 w-full max-w-[32rem] border-b border-hairline-strong bg-transparent font-content text-content placeholder:italic focus:border-accent"
          />
        </div>
      ))}
      <div className="flex gap-2">
        <Button look="primary" type="submit" disabled={!isSavable}>
          {t('common.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
