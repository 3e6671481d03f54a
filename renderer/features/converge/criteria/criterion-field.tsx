import { RadioGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Criterion, Scale } from '../../../../contract/converge-criteria.ts';
import { useFormat } from '../../../i18n/format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { GrowingText } from '../../../ui/growing-text.tsx';
import { typedNumber } from '../../../ui/typed-number.ts';
import { valueText } from '../figures.ts';
import { useSay } from '../say.ts';
import { ScoreOpinion, type ScoreOpinionData } from './opinion-note.tsx';

interface CriterionFieldProps {
  readonly criterion: Criterion;
  readonly answer: Answer | null;
  readonly opinion: ScoreOpinionData | null;
  onAnswer(answer: Answer | null): Promise<boolean>;
}

/** Longer scales stand in a row, with the words of the step that is chosen or pointed at. */
const longScale = 6;

/** One question, its anchored scale, and what the answer rests on. */
export function CriterionField({ criterion, answer, opinion, onAnswer }: CriterionFieldProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { name, question, scale } = criterion;
  const note = answer?.note ?? '';
  const give = (value: Answer['value']) => void onAnswer({ value, note });
  return (
    <div role="group" aria-label={say(name)} className="min-w-0">
      <p className="flex items-baseline justify-between gap-3">
        <span className="text-ui font-medium">{say(name)}</span>
        {answer && (
          <button
            type="button"
            aria-label={t('converge.assess.takeBackOf', { name: say(name) })}
            onClick={() => void onAnswer(null)}
            className="rounded-sm text-small text-ink-3 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
          >
            {t('converge.assess.takeBack')}
          </button>
        )}
      </p>
      {say(question) !== '' && <p className="mb-2 font-content text-ui text-ink-2">{say(question)}</p>}
      {scale.kind === 'amount' ? (
        <Amount name={say(name)} scale={scale} answer={answer} onGive={give} />
      ) : (
        <Steps name={say(name)} scale={scale} answer={answer} onGive={give} />
      )}
      {opinion && <ScoreOpinion scale={scale} answer={answer} opinion={opinion} />}
      {answer && (
        <Note name={say(name)} saved={note} onSave={(text) => onAnswer({ ...answer, note: text })} />
      )}
    </div>
  );
}

interface ScaleProps<Kind extends Scale['kind']> {
  readonly name: string;
  readonly scale: Extract<Scale, { kind: Kind }>;
  readonly answer: Answer | null;
  onGive(value: Answer['value']): void;
}

function Steps({ name, scale, answer, onGive }: ScaleProps<'steps'>) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const [pointed, setPointed] = useState<number | null>(null);
  const { steps } = scale;
  const long = steps.length > longScale;
  const chosen = answer?.value ?? null;
  const shown = steps.find(({ value }) => value === (pointed ?? chosen));
  return (
    <>
      <RadioGroup.Root
        aria-label={name}
        value={chosen === null ? '' : String(chosen)}
        onValueChange={(next) => onGive(next === 'not-assessable' ? next : Number(next))}
        className={classNames(long ? 'flex flex-wrap gap-0.5' : 'flex flex-col')}
      >
        {steps.map(({ value, words }) => (
          <RadioGroup.Item
            key={value}
            value={String(value)}
            aria-label={`${valueText(value, format)}: ${say(words)}`}
            onPointerEnter={() => setPointed(value)}
            onPointerLeave={() => setPointed(null)}
            onFocus={() => setPointed(value)}
            onBlur={() => setPointed(null)}
            className={classNames(
              'rounded-sm text-ui transition-colors duration-100 hover:bg-paper-low data-[state=checked]:bg-accent-wash data-[state=checked]:text-ink',
              long ? 'h-7 min-w-6 text-center tabular-nums' : 'flex items-baseline gap-3 px-2 py-1 text-left',
              'text-ink-2',
            )}
          >
            <span className={classNames('tabular-nums', !long && 'w-7 shrink-0 text-right text-ink-3')}>
              {valueText(value, format)}
            </span>
            {!long && <span className="min-w-0">{say(words)}</span>}
          </RadioGroup.Item>
        ))}
        <RadioGroup.Item
          value="not-assessable"
          className={classNames(
            'rounded-sm px-2 py-1 text-left text-ui text-ink-3 italic hover:bg-paper-low data-[state=checked]:bg-accent-wash data-[state=checked]:text-ink',
            !long && 'pl-12',
          )}
        >
          {t('converge.assess.unknown')}
        </RadioGroup.Item>
      </RadioGroup.Root>
      {long && (
        <p className="mt-1 min-h-5 text-small text-ink-2">
          {shown
            ? `${valueText(shown.value, format)}: ${say(shown.words)}`
            : chosen === 'not-assessable'
              ? ''
              : t('converge.assess.ends', { low: say(steps[0]!.words), high: say(steps.at(-1)!.words) })}
        </p>
      )}
    </>
  );
}

function Amount({ name, scale, answer, onGive }: ScaleProps<'amount'>) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const problemId = useId();
  const saved = typeof answer?.value === 'number' ? String(answer.value) : '';
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? saved;
  const value = typedNumber(text);
  const wrong = text.trim() !== '' && !(value >= scale.min && value <= scale.max);
  const save = () => {
    if (draft === null || wrong) return;
    setDraft(null);
    if (draft.trim() !== '' && draft !== saved) onGive(value);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <input
        inputMode="decimal"
        aria-label={name}
        aria-invalid={wrong}
        aria-describedby={wrong ? problemId : undefined}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
        className={classNames(
          'h-8 w-28 rounded-md border bg-transparent px-2 text-right text-ui tabular-nums',
          wrong ? 'border-red' : 'border-hairline-strong',
        )}
      />
      <span className="text-ui text-ink-2">{say(scale.unit)}</span>
      <button
        type="button"
        aria-pressed={answer?.value === 'not-assessable'}
        onClick={() => {
          setDraft(null);
          onGive('not-assessable');
        }}
        className="rounded-sm px-2 py-1 text-ui text-ink-3 italic hover:bg-paper-low aria-pressed:bg-accent-wash aria-pressed:text-ink"
      >
        {t('converge.assess.unknown')}
      </button>
      {wrong && (
        <p id={problemId} className="basis-full text-small text-red">
          {t('converge.assess.wrongAmount', { min: valueText(scale.min, format) })}
        </p>
      )}
    </div>
  );
}

interface NoteProps {
  readonly name: string;
  readonly saved: string;
  onSave(text: string): Promise<boolean>;
}

/** What an answer rests on; kept when one leaves it. Without a note, the answer looks like a guess. */
function Note({ name, saved, onSave }: NoteProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? saved;
  const save = () => {
    if (draft === null || draft === saved) return setDraft(null);
    void onSave(draft).then((kept) => {
      if (kept) setDraft((now) => (now === draft ? null : now));
    });
  };
  return (
    <div className="mt-2 flex items-baseline gap-2">
      <span
        aria-hidden
        className={classNames(
          'size-2 shrink-0 rounded-full border',
          text.trim() === '' ? 'border-ink-3' : 'border-accent bg-accent',
        )}
      />
      <GrowingText
        aria-label={t('converge.assess.noteOf', { name })}
        value={text}
        placeholder={t('converge.assess.note')}
        maxLength={2000}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        className="min-w-0 flex-1 rounded-sm text-small text-ink-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
      />
    </div>
  );
}
