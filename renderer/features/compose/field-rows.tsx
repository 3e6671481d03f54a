import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { inputLook } from './field.tsx';
import { fieldTypes, newField, type FieldDraft } from './schema-form.ts';

interface FieldRowsProps {
  readonly fields: readonly FieldDraft[];
  /** 0 for the document's own fields. */
  readonly depth: number;
  onChange(fields: readonly FieldDraft[]): void;
}

const deepest = 3;
const mostFields = 40;

/** The fields of a document as they are drawn: a name, a kind, one or many. */
export function FieldRows({ fields, depth, onChange }: FieldRowsProps) {
  const { t } = useTranslation();
  return (
    <div className={depth > 0 ? 'ml-2 border-l border-hairline-strong pl-3' : ''}>
      <ul aria-label={t('compose.schema.fields')} className="space-y-2">
        {fields.map((field, at) => (
          <li key={field.key}>
            <FieldRow
              field={field}
              depth={depth}
              onChange={(next) => onChange(fields.with(at, next))}
              onRemove={() => onChange(fields.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      {fields.length < mostFields && (
        <Button
          look="quiet"
          className="mt-1 -ml-3"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...fields, newField()])}
        >
          {t(depth === 0 ? 'compose.schema.addField' : 'compose.schema.addInner')}
        </Button>
      )}
    </div>
  );
}

interface FieldRowProps {
  readonly field: FieldDraft;
  readonly depth: number;
  onChange(field: FieldDraft): void;
  onRemove(): void;
}

function FieldRow({ field, depth, onChange, onRemove }: FieldRowProps) {
  const { t } = useTranslation();
  const set = (part: Partial<FieldDraft>) => onChange({ ...field, ...part });
  const types = fieldTypes.filter((type) => type !== 'group' || depth < deepest);
  const check = (name: 'many' | 'required') => (
    <label className="flex items-center gap-1.5 text-small text-ink-2">
      <input
        type="checkbox"
        className="accent-accent"
        checked={field[name]}
        onChange={(event) => set({ [name]: event.target.checked })}
      />
      {t(`compose.schema.${name}`)}
    </label>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <input
          aria-label={t('compose.schema.fieldName')}
          placeholder={t('compose.schema.fieldName')}
          value={field.name}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => set({ name: event.target.value })}
          className={`${inputLook} w-40!`}
        />
        <Select
          label={t('compose.schema.fieldType')}
          value={field.type}
          options={types.map((value) => ({ value, label: t(`compose.schema.types.${value}`) }))}
          onChange={(type) => set({ type })}
        />
        {check('many')}
        {check('required')}
        <IconButton label={t('compose.schema.removeField', { name: field.name })} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {field.type === 'choice' && (
        <input
          aria-label={t('compose.schema.choices')}
          placeholder={t('compose.schema.choices')}
          value={field.choices}
          onChange={(event) => set({ choices: event.target.value })}
          className={`${inputLook} mt-2`}
        />
      )}
      {field.type === 'group' && (
        <div className="mt-2">
          <FieldRows fields={field.fields} depth={depth + 1} onChange={(fields) => set({ fields })} />
        </div>
      )}
    </>
  );
}
