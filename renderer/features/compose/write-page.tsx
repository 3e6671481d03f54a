import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../contract/compose-templates.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useStore } from '../../ui/store.ts';
import { useTasks } from '../../ui/tasks.ts';
import { FieldName } from '../../ui/field.tsx';
import { useComposeDesk } from './compose-desk.ts';
import { FieldProblem } from './field.tsx';
import { generationKey } from './generations.ts';
import { keepsRule, numberRules } from './number-rules.ts';
import { scrollPageTo } from './scroll-page.ts';
import { useSay } from './say.ts';
import { useWriteForm } from './use-write-form.ts';
import { ValueField } from './value-field.tsx';
import { Variants } from './variants.tsx';
import { Wishes } from './wishes.tsx';
import { generateInput, valueProblems, wishesAreSound } from './write-form.ts';

interface WritePageProps {
  readonly projectId: string;
  readonly template: Template;
  onDocument(documentId: string): void;
}

const noIdea = '-';

/** A template's fields on the left, the variants written from them beside one another on the right. */
export function WritePage({ projectId, template, onDocument }: WritePageProps) {
  const { t } = useTranslation();
  const say = useSay();
  const desk = useComposeDesk();
  const tasks = useTasks();
  const ideas = useAsk('ideas.list', { projectId });
  const fields = useWriteForm(projectId, template);
  const { form, set, texts, language } = fields;
  const [asked, setAsked] = useState(false);
  const formElement = useRef<HTMLFormElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const generation = useStore(
    desk.generations.store,
    (state) => state[generationKey(projectId, template.id)],
  );
  const problems = valueProblems(template, texts);
  const isSound = problems.size === 0 && wishesAreSound(form);

  const write = () => {
    setAsked(true);
    if (!isSound) {
      const [first] = problems.keys();
      if (first !== undefined)
        formElement.current
          ?.querySelector<HTMLElement>(`[data-variable="${first}"] :is(input, textarea, button)`)
          ?.focus();
      return;
    }
    void desk.generations.write(generateInput(projectId, template, language, texts, form), () =>
      t('compose.variants.task', { name: say(template.name) }),
    );
    scrollPageTo(results.current);
  };

  return (
    <>
      <header className="mb-6">
        <h1 className="font-content text-display font-semibold tracking-[-0.012em]">{say(template.name)}</h1>
        <p className="mt-1 font-content text-content text-ink-2">{say(template.description)}</p>
      </header>
      <div className="grid items-start gap-x-8 gap-y-8 mid:grid-cols-[16rem_minmax(0,1fr)] wide:grid-cols-[20rem_minmax(0,1fr)] wide:gap-x-10">
        <form
          ref={formElement}
          aria-label={t('compose.form.label')}
          noValidate
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!generation?.running) write();
          }}
        >
          {fields.failure && <ProblemNotice problem={problemOf(fields.failure)} />}
          {template.languages.length > 1 && (
            <Choice
              label={t('compose.form.language')}
              value={language}
              options={template.languages.map((value) => ({ value, label: t(`compose.languages.${value}`) }))}
              onChange={(chosen) => set({ language: chosen })}
            />
          )}
          {(ideas.data?.length ?? 0) > 0 && (
            <div>
              <FieldName>{t('compose.form.idea')}</FieldName>
              <Select
                label={t('compose.form.idea')}
                value={form.ideaId ?? noIdea}
                options={[
                  { value: noIdea, label: t('compose.form.noIdea') },
                  ...ideas.data!.map(({ id, title }) => ({ value: id, label: title })),
                ]}
                onChange={(id) => set({ ideaId: id === noIdea ? null : id })}
              />
            </div>
          )}
          {fields.ready &&
            template.variables.map((variable) => {
              const problem = problems.get(variable.id) ?? null;
              return (
                <ValueField
                  key={variable.id}
                  variable={variable}
                  language={language}
                  text={texts[variable.id] ?? ''}
                  source={fields.sourceOf(variable.id)}
                  isTypedOver={fields.isTypedOver(variable.id)}
                  problem={problem === 'missing' && !asked ? null : problem}
                  onWrite={(text) => fields.write(variable.id, text)}
                  onTakeBack={() => fields.takeBack(variable.id)}
                />
              );
            })}
          <Wishes template={template} language={language} form={form} onChange={set} />
          <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-hairline bg-paper py-3">
            <Stepper
              label={t('compose.form.variants')}
              fewer={t('compose.form.fewer')}
              more={t('compose.form.more')}
              value={form.numbers.variants}
              min={numberRules.variants.min}
              max={numberRules.variants.max}
              problemId={keepsRule('variants', form.numbers.variants) ? null : 'variants-problem'}
              onChange={(variants) => set({ numbers: { ...form.numbers, variants } })}
            />
            <span className="text-ui text-ink-2">{t('compose.form.variants')}</span>
            <span className="ml-auto">
              {generation?.running ? (
                <Button onClick={() => tasks.stop(generation.taskId)}>{t('compose.form.stop')}</Button>
              ) : (
                <Button type="submit" look="primary" disabled={!fields.ready}>
                  {t('compose.form.write')}
                </Button>
              )}
            </span>
          </div>
          {!keepsRule('variants', form.numbers.variants) && (
            <FieldProblem id="variants-problem">
              {t('compose.form.wholeProblem', { label: t('compose.form.variants'), min: 1, max: 6 })}
            </FieldProblem>
          )}
          {asked && !isSound && (
            <p role="alert" className="text-small text-red">
              {t('compose.form.notSound')}
            </p>
          )}
        </form>
        <div ref={results} className="min-w-0">
          <Variants generation={generation} template={template} onDocument={onDocument} />
        </div>
      </div>
    </>
  );
}
