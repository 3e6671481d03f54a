import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  composeLanguages,
  type ComposeLanguage,
  type Template,
  type TemplateFields,
} from '../../../contract/compose-templates.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useStore } from '../../ui/store.ts';
import { Field } from '../../ui/field.tsx';
import { useComposeDesk } from './compose-desk.ts';
import { FieldProblem, Fold, inputLook } from './field.tsx';
import { PartRow } from './part-row.tsx';
import { useSay, useWindowLanguage } from './say.ts';
import { fieldsOf, isName, newPart, newTemplate, newVariable, storable } from './template-draft.ts';
import { useComposeWork } from './use-compose-work.ts';
import { VariableRow } from './variable-row.tsx';

interface TemplateEditorProps {
  /** What the address calls it: its draft is kept by this. */
  readonly name: string;
  /** Null: a new one. */
  readonly template: Template | null;
  /** What a new one begins as. */
  readonly copied: Template | null;
  /** Said with the id of what was saved, or null. */
  onClose(saved: string | null): void;
}

/** What a value can be made into where it stands in a phrasing (docs/compose.md). */
const filters = ['inline', 'start', 'sentence', 'first', 'noun', 'short', 'question'] as const;

/** A template of the person's own: what it asks for, and the parts it writes. */
export function TemplateEditor({ name, template, copied, onClose }: TemplateEditorProps) {
  const { t } = useTranslation();
  const say = useSay();
  const backend = useBackend();
  const desk = useComposeDesk();
  const { problem, attempt } = useComposeWork();
  const shown = useWindowLanguage();
  const [language, setLanguage] = useState<ComposeLanguage>(shown);
  const [asked, setAsked] = useState(false);
  const [initial] = useState(() => {
    const from = template ?? copied;
    if (!from) return newTemplate(shown);
    const fields = fieldsOf(from);
    const named = (own: string) => (own === '' || template ? own : t('compose.editor.copyOf', { name: own }));
    return { ...fields, name: { en: named(fields.name.en), 'zh-CN': named(fields.name['zh-CN']) } };
  });
  const draft = useStore(desk.templates, (state) => state[name] ?? initial);
  const set = (part: Partial<TemplateFields>) =>
    desk.templates.set((now) => ({ ...now, [name]: { ...(now[name] ?? initial), ...part } }));
  const forget = () =>
    desk.templates.set((now) => Object.fromEntries(Object.entries(now).filter(([key]) => key !== name)));
  const isNameless = say(draft.name).trim() === '';
  const isMisnamed = draft.variables.some(({ id }) => !isName(id));
  const both = (now: Template['name'], text: string) => ({ ...now, [language]: text });

  const save = async () => {
    setAsked(true);
    if (isNameless || isMisnamed) return;
    const saved = await attempt(() =>
      backend.call('compose.saveTemplate', {
        ...(template ? { id: template.id } : {}),
        fields: storable(draft),
      }),
    );
    if (!saved) return;
    forget();
    onClose(saved.id);
  };

  return (
    <form
      aria-label={t('compose.editor.label')}
      noValidate
      className="max-w-[52rem] space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1 className="font-content text-display font-semibold tracking-[-0.012em]">
        {t(template ? 'compose.editor.titleEdit' : 'compose.editor.titleNew')}
      </h1>
      <p className="max-w-column font-content text-content text-ink-2">{t('compose.editor.lead')}</p>
      <Choice<ComposeLanguage>
        label={t('compose.editor.language')}
        value={language}
        options={composeLanguages.map((value) => ({ value, label: t(`compose.languages.${value}`) }))}
        onChange={setLanguage}
      />
      <div className="grid gap-4 mid:grid-cols-2">
        <div>
          <Field name={t('compose.editor.name')}>
            <input
              value={draft.name[language]}
              maxLength={100}
              aria-invalid={asked && isNameless}
              onChange={(event) => set({ name: both(draft.name, event.target.value) })}
              className={inputLook}
            />
          </Field>
          {asked && isNameless && <FieldProblem>{t('compose.editor.noName')}</FieldProblem>}
        </div>
        <Field name={t('compose.editor.description')}>
          <input
            value={draft.description[language]}
            maxLength={500}
            onChange={(event) => set({ description: both(draft.description, event.target.value) })}
            className={inputLook}
          />
        </Field>
      </div>

      <section aria-label={t('compose.editor.variables')}>
        <h2 className="border-b border-hairline pb-1 text-ui font-medium">{t('compose.editor.variables')}</h2>
        {draft.variables.map((variable, at) => (
          <VariableRow
            key={at}
            variable={variable}
            language={language}
            onChange={(next) => set({ variables: draft.variables.with(at, next) })}
            onRemove={() => set({ variables: draft.variables.toSpliced(at, 1) })}
          />
        ))}
        <Button
          look="quiet"
          className="mt-2 -ml-3"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => set({ variables: [...draft.variables, newVariable(draft.variables)] })}
        >
          {t('compose.editor.addVariable')}
        </Button>
      </section>

      <section aria-label={t('compose.editor.parts')}>
        <h2 className="border-b border-hairline pb-1 text-ui font-medium">{t('compose.editor.parts')}</h2>
        <p className="mt-2 text-small text-ink-3">
          {t('compose.editor.partsHint')}{' '}
          <span className="font-mono">{draft.variables.map(({ id }) => `{${id}}`).join(' ')}</span>
        </p>
        <div className="mt-2">
          <Fold title={t('compose.editor.filters.title')} aside="{product|inline}">
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
              {filters.map((filter) => (
                <div key={filter} className="contents">
                  <dt className="font-mono">{`{product|${filter}}`}</dt>
                  <dd className="text-ink-2">{t(`compose.editor.filters.${filter}`)}</dd>
                </div>
              ))}
            </dl>
          </Fold>
        </div>
        {draft.parts.map((part, at) => (
          <PartRow
            key={part.id}
            part={part}
            language={language}
            lists={draft.variables.filter(({ type }) => type === 'list')}
            canRemove={draft.parts.length > 1}
            onChange={(next) => set({ parts: draft.parts.with(at, next) })}
            onRemove={() => set({ parts: draft.parts.toSpliced(at, 1) })}
          />
        ))}
        <Button
          look="quiet"
          className="mt-2 -ml-3"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => set({ parts: [...draft.parts, newPart(draft.parts, language)] })}
        >
          {t('compose.editor.addPart')}
        </Button>
      </section>

      {problem && <ProblemNotice problem={problem} />}
      {asked && isMisnamed && (
        <p role="alert" className="text-small text-red">
          {t('compose.editor.misnamed')}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary">
          {t('common.save')}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            forget();
            onClose(null);
          }}
        >
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
