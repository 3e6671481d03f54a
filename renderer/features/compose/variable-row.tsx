import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  variableSources,
  variableTypes,
  type ComposeLanguage,
  type Variable,
  type VariableSource,
} from '../../../contract/compose-templates.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Field, FieldName } from '../../ui/field.tsx';
import { FieldProblem, inputLook } from './field.tsx';
import { sourceKey } from './source-key.ts';
import { sayIn } from './say.ts';
import { isName } from './template-draft.ts';
import { wordsOf } from './value-of.ts';

interface VariableRowProps {
  readonly variable: Variable;
  readonly language: ComposeLanguage;
  onChange(variable: Variable): void;
  onRemove(): void;
}

const typed = '-';

/** Something the template asks for: how it is called in braces, what kind it is, and where it is looked up. */
export function VariableRow({ variable, language, onChange, onRemove }: VariableRowProps) {
  const { t } = useTranslation();
  const { id, label, type, required, sources, choices } = variable;
  const set = (part: Partial<Variable>) => onChange({ ...variable, ...part });
  return (
    <div
      role="group"
      aria-label={t('compose.editor.variable', { name: id })}
      className="border-b border-hairline py-3"
    >
      <div className="grid gap-3 mid:grid-cols-[10rem_minmax(0,1fr)_auto_auto]">
        <Field name={t('compose.editor.id')}>
          <input
            value={id}
            maxLength={60}
            spellCheck={false}
            aria-invalid={!isName(id)}
            onChange={(event) => set({ id: event.target.value })}
            className={`${inputLook} font-mono`}
          />
        </Field>
        <Field name={t('compose.editor.variableLabel')}>
          <input
            value={label[language]}
            placeholder={sayIn(label, language)}
            maxLength={100}
            onChange={(event) => set({ label: { ...label, [language]: event.target.value } })}
            className={inputLook}
          />
        </Field>
        <div>
          <FieldName>{t('compose.editor.type')}</FieldName>
          <Select
            label={t('compose.editor.type')}
            value={type}
            options={variableTypes.map((value) => ({ value, label: t(`compose.editor.types.${value}`) }))}
            onChange={(next) => set({ type: next, choices: next === 'choice' ? choices : [] })}
          />
        </div>
        <IconButton
          label={t('compose.editor.removeVariable', { name: id })}
          className="mt-5 hover:text-red"
          onClick={onRemove}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {!isName(id) && <FieldProblem>{t('compose.editor.badName')}</FieldProblem>}
      <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2 text-ui">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="accent-accent"
            checked={required}
            onChange={(event) => set({ required: event.target.checked })}
          />
          {t('compose.editor.required')}
        </label>
        <span className="flex items-center gap-2 text-ink-2">
          {t('compose.editor.source')}
          <Select
            label={t('compose.editor.source')}
            value={sources[0] ?? typed}
            options={[
              { value: typed, label: t('compose.editor.typed') },
              ...variableSources.map((value) => ({ value, label: t(`compose.sources.${sourceKey(value)}`) })),
            ]}
            onChange={(next: VariableSource | typeof typed) => set({ sources: next === typed ? [] : [next] })}
          />
        </span>
      </div>
      {type === 'choice' && (
        <div className="mt-2">
          <Field name={t('compose.editor.choices')}>
            <Choices variable={variable} language={language} onChange={set} />
          </Field>
        </div>
      )}
    </div>
  );
}

/** The choices in a row; each keeps its id by its place, so that both languages speak of the same ones. */
function Choices({
  variable: { choices },
  language,
  onChange,
}: Pick<VariableRowProps, 'variable' | 'language'> & { onChange(part: Partial<Variable>): void }) {
  return (
    <input
      // Read when one leaves it: a comma just typed is no choice yet.
      key={`${language}:${choices.map(({ label }) => label[language]).join()}`}
      defaultValue={choices.map(({ label }) => label[language]).join(', ')}
      onBlur={(event) =>
        onChange({
          choices: wordsOf(event.target.value).map((word, i) => ({
            id: choices[i]?.id ?? `choice-${i + 1}`,
            label: { en: '', 'zh-CN': '', ...choices[i]?.label, [language]: word },
          })),
        })
      }
      className={inputLook}
    />
  );
}
