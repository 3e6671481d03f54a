import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ideaFieldsSchema, type IdeaFields } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { GrowingText } from '../../ui/growing-text.tsx';

const fields = ['title', 'pitch', 'who', 'why', 'experiment'] as const;
export type IdeaFieldName = (typeof fields)[number];
const limits = Object.fromEntries(
  fields.map((name) => [name, ideaFieldsSchema.shape[name].maxLength ?? Infinity]),
) as Readonly<Record<keyof IdeaFields, number>>;

interface IdeaFormProps {
  readonly draft: IdeaFields;
  /** The same function each time: the four parts that nobody writes in are then left alone. */
  onField(name: IdeaFieldName, text: string): void;
  onSave(): void;
  onCancel(): void;
}

/** All five parts of an idea, open for writing. Ctrl Enter saves, Escape leaves it as it was. */
export function IdeaForm({ draft, onField, onSave, onCancel }: IdeaFormProps) {
  const { t } = useTranslation();
  const tooLong = fields.find((name) => draft[name].length > limits[name]);
  const savable = draft.title.trim() !== '' && tooLong === undefined;

  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (savable) onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          // Elsewhere the same chord generates ideas.
          event.preventDefault();
          if (savable) onSave();
        }
      }}
    >
      {fields.map((name) => (
        <FormField key={name} name={name} value={draft[name]} onField={onField} />
      ))}
      <div className="flex items-center gap-2 pt-1">
        <Button look="primary" type="submit" disabled={!savable}>
          {t('common.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {draft.title.trim() === '' && <p className="text-small text-ink-3">{t('ideas.needsTitle')}</p>}
      </div>
    </form>
  );
}

interface FormFieldProps {
  readonly name: IdeaFieldName;
  readonly value: string;
  onField(name: IdeaFieldName, text: string): void;
}

const FormField = memo(function FormField({ name, value, onField }: FormFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const isTooLong = value.length > limits[name];
  return (
    <div>
      <label htmlFor={id} className="text-small text-ink-3">
        {t(`ideas.fields.${name}`)}
      </label>
      <GrowingText
        id={id}
        autoFocus={name === 'title'}
        value={value}
        aria-invalid={isTooLong}
        onChange={(event) => onField(name, event.target.value)}
        className={`border-b border-hairline-strong pb-1 font-content focus-within:border-accent [&>textarea]:focus-visible:outline-none ${
          name === 'title' ? 'text-lead font-semibold' : 'text-content'
        }`}
      />
      {isTooLong && (
        <p className="mt-1 text-small text-red">
          {t('ideas.tooLong', { limit: format.number(limits[name]) })}
        </p>
      )}
    </div>
  );
});
