import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testKindSchema, type TestFields } from '../../../../contract/tests.ts';
import { useAsk } from '../../../backend.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { GrowingText } from '../../../ui/growing-text.tsx';

const limits = { question: 4000, answer: 4000, source: 500, passage: 8000 } as const;

/** A question nobody has written yet. */
export const emptyTest: TestFields = { question: '', kind: 'golden', answer: '', source: '', passage: '' };

interface TestFormProps {
  readonly projectId: string;
  readonly start: TestFields;
  readonly save: string;
  onSave(fields: TestFields): void;
  onCancel(): void;
}

/** A question of the test bench, and what should become of it. */
export function TestForm({ projectId, start, save, onSave, onCancel }: TestFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const sources = useAsk('sources.list', { projectId });
  const [fields, setFields] = useState<TestFields>({
    ...{ question: start.question, kind: start.kind, answer: start.answer },
    ...{ source: start.source, passage: start.passage },
  });
  const set = (change: Partial<TestFields>) => setFields((now) => ({ ...now, ...change }));
  const ready = fields.question.trim() !== '';
  const area = (name: 'question' | 'answer' | 'passage', hint?: string) => (
    <label className="block">
      <span className="text-small text-ink-3">{t(`assistant.bench.questions.${name}`)}</span>
      <GrowingText
        value={fields[name]}
        maxLength={limits[name]}
        autoFocus={name === 'question'}
        onChange={(event) => set({ [name]: event.target.value })}
        className="rounded-md border border-hairline-strong px-3 py-1.5 font-content text-content focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
      />
      {hint && <span className="text-small text-ink-3">{hint}</span>}
    </label>
  );
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(fields);
      }}
    >
      {area('question')}
      <div>
        <Choice
          label={t('assistant.bench.questions.kind')}
          value={fields.kind}
          onChange={(kind) => set({ kind })}
          options={testKindSchema.options.map((value) => ({
            value,
            label: t(`assistant.bench.questions.kinds.${value}`),
          }))}
        />
        <p className="text-small text-ink-3">{t(`assistant.bench.questions.kindHints.${fields.kind}`)}</p>
      </div>
      {fields.kind === 'golden' && (
        <>
          {area('answer')}
          <label className="block">
            <span className="text-small text-ink-3">{t('assistant.bench.questions.source')}</span>
            <input
              list={id}
              value={fields.source}
              maxLength={limits.source}
              onChange={(event) => set({ source: event.target.value })}
              className="h-8 w-full rounded-md border border-hairline-strong bg-transparent px-3"
            />
            <datalist id={id}>
              {sources.data?.map((source) => (
                <option key={source.id} value={source.name} />
              ))}
            </datalist>
          </label>
          {area('passage', t('assistant.bench.questions.passageHint'))}
        </>
      )}
      <div className="flex gap-3 pt-1">
        <Button
          type="submit"
          look="primary"
          disabled={!ready}
          title={ready ? undefined : t('assistant.bench.questions.required')}
        >
          {save}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
