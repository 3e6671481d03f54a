import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Assessment, OfferedSet, Veto } from '../../../../contract/converge-criteria.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { valueText } from '../figures.ts';
import { useSay } from '../say.ts';
import type { useConvergeWork } from '../use-converge-work.ts';
import { CriterionField } from './criterion-field.tsx';
import { DecisionLine } from './decision-line.tsx';
import { OpinionReason } from './opinion-note.tsx';

interface AssessRowProps {
  readonly set: OfferedSet;
  readonly idea: Idea;
  readonly assessment: Assessment;
  readonly veto: Veto | null;
  readonly unfolded: boolean;
  /** The model is being asked. */
  readonly busy: boolean;
  readonly change: ReturnType<typeof useConvergeWork>['change'];
  onUnfold(): void;
  onAsk(): void;
}

/** One idea: its answers in a line, and unfolded, the questions. */
export function AssessRow(props: AssessRowProps) {
  const { set, idea, assessment, veto, unfolded, busy, change, onUnfold, onAsk } = props;
  const { t } = useTranslation();
  const backend = useBackend();
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const { answers, opinion } = assessment;
  const complete = set.criteria.every((criterion) => answers[criterion.id]);

  useEffect(() => {
    if (unfolded) row.current?.scrollIntoView({ block: 'nearest' });
  }, [unfolded]);

  const answer = (criterionId: string, next: Answer | null) => {
    const at = { ideaId: idea.id, setId: set.id, criterionId };
    const before = answers[criterionId] ?? null;
    return change(
      t('converge.assess.undo', { title: idea.title }),
      () => backend.call('converge.answer', { ...at, answer: next }),
      () => backend.call('converge.answer', { ...at, answer: before }),
    );
  };

  return (
    <li ref={row} aria-label={idea.title} className="scroll-my-16 border-b border-hairline">
      <button
        type="button"
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={onUnfold}
        className="group flex w-full items-baseline gap-4 rounded-sm py-3 text-left"
      >
        <span className="min-w-0 flex-1">
          <span
            className={classNames(
              'block font-content text-content font-semibold [overflow-wrap:anywhere]',
              veto && 'text-ink-3 line-through decoration-1',
            )}
          >
            {idea.title}
          </span>
          {idea.pitch !== '' && (
            <span className={classNames('block font-content text-ui text-ink-2', !unfolded && 'truncate')}>
              {idea.pitch}
            </span>
          )}
        </span>
        <AnswersInShort set={set} assessment={assessment} />
        <ChevronDown
          size={15}
          aria-hidden
          className={classNames(
            'shrink-0 self-center text-ink-3 transition-transform',
            unfolded && 'rotate-180',
          )}
        />
      </button>
      {unfolded && (
        <div id={id} className="pt-1 pb-6">
          <div className={classNames('grid gap-x-8 gap-y-6', set.criteria.length > 1 && 'mid:grid-cols-2')}>
            {set.criteria.map((criterion) => (
              <CriterionField
                key={criterion.id}
                criterion={criterion}
                answer={answers[criterion.id] ?? null}
                opinion={opinion?.scores[criterion.id] ?? null}
                onAnswer={(next) => answer(criterion.id, next)}
              />
            ))}
          </div>
          {set.opinionOn.length > 0 && (
            <OpinionReason
              opinion={opinion}
              complete={complete}
              busy={busy}
              edited={idea.editedAt}
              onAsk={onAsk}
            />
          )}
          <DecisionLine idea={idea} veto={veto} change={change} />
        </div>
      )}
    </li>
  );
}

/** The values side by side, a dash for what can't be told, nothing where nothing was said. */
function AnswersInShort({ set, assessment }: Pick<AssessRowProps, 'set' | 'assessment'>) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const { answers } = assessment;
  if (Object.keys(answers).length === 0) return null;
  return (
    <span className="flex shrink-0 gap-3 text-small text-ink-3 tabular-nums">
      {set.criteria.map(({ id, name }) => {
        const value = answers[id]?.value;
        const text = value === undefined ? '·' : value === 'not-assessable' ? '–' : valueText(value, format);
        const words =
          value === undefined
            ? t('converge.assess.unanswered')
            : value === 'not-assessable'
              ? t('converge.assess.unknown')
              : text;
        return (
          <span key={id} title={`${say(name)}: ${words}`} className="text-right">
            <span className="sr-only">{`${say(name)}: ${words}. `}</span>
            <span
              aria-hidden
              className={classNames('inline-block min-w-4', typeof value === 'number' && 'text-ink')}
            >
              {text}
            </span>
          </span>
        );
      })}
    </span>
  );
}
