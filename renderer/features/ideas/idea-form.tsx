import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ideaFieldsSchema, type IdeaFields } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { GrowingText } from '../../ui/growing-text.tsx';

const fields = ['title', 'pitch', 'who', 'why', 'experiment'] as const;
const limits = Object.fromEntries(
  fields.map((name) => [name, ideaFieldsSchema.shape[name].maxLength ?? Infinity]),
) as Readonly<Record<keyof IdeaFields, number>>;

interface IdeaFormProps {
  readonly draft: IdeaFields;
  onChange(draft: IdeaFields): void;
  onSave(): void;
  onCancel(): void;
}

/** All five parts of an idea, open for writing. Ctrl Enter saves, Escape leaves it as it was. */
export function IdeaForm({ draft, onChange, onSave, onCancel }: IdeaFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
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
        <div key={name}>
          <label htmlFor={`${id}-${name}`} className="text-small text-ink-3">
            {t(`ideas.fields.${name}`)}
          </label>
          <GrowingText
            id={`${id}-${name}`}
            autoFocus={name === 'title'}
            value={draft[name]}
            aria-invalid={draft[name].length > limits[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            className={`border-b border-hairline-strong pb-1 font-content focus-within:border-accent [&>textarea]:focus-visible:outline-none ${
              name === 'title' ? 'text-lead font-semibold' : 'text-content'
            }`}
          />
          {draft[name].length > limits[name] && (
            <p className="mt-1 text-small text-red">
              {t('ideas.tooLong', { limit: format.number(limits[name]) })}
            </p>
          )}
        </div>
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
