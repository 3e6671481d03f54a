import { useTranslation } from 'react-i18next';
import { factsLimit } from '../../../contract/compose.ts';
import { useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { GrowingText } from '../../ui/growing-text.tsx';
import { useStore } from '../../ui/store.ts';
import { useTasks } from '../../ui/tasks.ts';
import { useComposeDesk } from './compose-desk.ts';
import { areaLook, FieldProblem } from './field.tsx';
import { FieldRows } from './field-rows.tsx';
import { NumberField } from './number-field.tsx';
import { keepsRule, numberOf } from './number-rules.ts';
import { schemaInput } from './schema-form.ts';
import { SchemaProblems } from './schema-problems.tsx';
import { StructuredResult } from './structured-result.tsx';
import { wordsOf } from './value-of.ts';

/** A document in JSON that satisfies a schema and says only what the facts say. */
export function SchemaPart({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const desk = useComposeDesk();
  const tasks = useTasks();
  const brief = useAsk('briefs.get', { projectId });
  const { form, taskId, result, problem } = useStore(desk.structurings.store, (state) =>
    desk.structurings.of(state, projectId),
  );
  const set = (part: Partial<typeof form>) => desk.structurings.setForm(projectId, part);
  const schema = schemaInput(form, wordsOf);
  const told = brief.data
    ? [
        brief.data.title,
        brief.data.problem,
        brief.data.people,
        brief.data.constraints,
        brief.data.assets,
        brief.data.success,
      ]
        .filter((text) => text.trim() !== '')
        .join('\n')
    : '';
  const isLong = form.facts.length > factsLimit;
  const canWrite = schema !== null && form.facts.trim() !== '' && !isLong && keepsRule('seed', form.seed);
  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('compose.schema.lead')}</p>
      <div className="mt-6 grid items-start gap-x-12 gap-y-8 wide:grid-cols-2">
        <form
          aria-label={t('compose.schema.label')}
          className="space-y-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!schema || !canWrite || taskId !== null) return;
            const seed = numberOf(form.seed);
            void desk.structurings.write(projectId, {
              ...{ schema, facts: form.facts },
              ...(seed === undefined ? {} : { seed }),
            });
          }}
        >
          <Choice
            label={t('compose.schema.way')}
            value={form.way}
            options={[
              { value: 'fields', label: t('compose.schema.draw') },
              { value: 'json', label: t('compose.schema.paste') },
            ]}
            onChange={(way) => set({ way })}
          />
          {form.way === 'fields' ? (
            <FieldRows fields={form.fields} depth={0} onChange={(fields) => set({ fields })} />
          ) : (
            <GrowingText
              aria-label={t('compose.schema.json')}
              placeholder='{ "type": "object", "properties": { "name": { "type": "string" } } }'
              spellCheck={false}
              value={form.json}
              onChange={(event) => set({ json: event.target.value })}
              className={`${areaLook} min-h-40 font-mono text-small`}
            />
          )}
          {schema && <SchemaProblems schema={schema} />}
          <div>
            <div className="mb-1 flex items-baseline justify-between gap-3">
              <label htmlFor="schema-facts" className="text-ui">
                {t('compose.schema.facts')}
              </label>
              {told !== '' && form.facts !== told && (
                <button
                  type="button"
                  className="rounded-sm text-small text-accent"
                  onClick={() => set({ facts: told.slice(0, factsLimit) })}
                >
                  {t('compose.schema.fromBrief')}
                </button>
              )}
            </div>
            <GrowingText
              id="schema-facts"
              placeholder={t('compose.schema.factsHint')}
              value={form.facts}
              aria-invalid={isLong}
              onChange={(event) => set({ facts: event.target.value })}
              className={`${areaLook} min-h-28`}
            />
            {isLong && <FieldProblem>{t('compose.schema.long', { limit: factsLimit })}</FieldProblem>}
          </div>
          <NumberField
            name="seed"
            label={t('compose.sampling.seed')}
            hint={t('compose.sampling.seedHint')}
            placeholder={t('compose.sampling.drawn')}
            value={form.seed}
            onChange={(seed) => set({ seed })}
          />
          {taskId === null ? (
            <Button type="submit" look="primary" disabled={!canWrite}>
              {t('compose.schema.write')}
            </Button>
          ) : (
            <Button onClick={() => tasks.stop(taskId)}>{t('compose.form.stop')}</Button>
          )}
        </form>
        <section
          aria-label={t('compose.schema.result')}
          aria-busy={taskId !== null}
          className="min-w-0 space-y-4"
        >
          {problem && (
            <ProblemNotice problem={problem} kept={result ? t('compose.schema.resultKept') : null} />
          )}
          {taskId !== null && (
            <p role="status" className="text-ui text-ink-2">
              {t('compose.schema.writing')}
              <span aria-hidden className="nib" />
            </p>
          )}
          {result ? (
            <StructuredResult result={result} />
          ) : (
            taskId === null && !problem && <p className="text-ui text-ink-3">{t('compose.schema.empty')}</p>
          )}
        </section>
      </div>
    </>
  );
}
