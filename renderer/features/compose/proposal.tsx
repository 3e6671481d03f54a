import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { useTasks } from '../../ui/tasks.ts';
import { DiffChoice } from './diff-choice.tsx';
import { changesOf, type Rewriting } from './rewritings.ts';

interface ProposalProps {
  readonly rewriting: Rewriting;
  onAccepted(accepted: ReadonlySet<number>): void;
  onTake(): void;
  onDrop(): void;
}

/** What was proposed for the selection: nothing of it is in the text until it is taken. */
export function Proposal({ rewriting, onAccepted, onTake, onDrop }: ProposalProps) {
  const { t } = useTranslation();
  const tasks = useTasks();
  const { input, done, soFar, accepted, problem, taskId } = rewriting;
  const title = t(`compose.rewrite.actions.${input.action}`);
  const isByRules = done?.by === 'rules';
  const all = done ? changesOf(done) : new Set<number>();
  return (
    <section aria-label={t('compose.rewrite.proposal')} className="space-y-4">
      <h2 className="text-ui font-medium">{title}</h2>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <Button onClick={onDrop}>{t('compose.rewrite.back')}</Button>
        </>
      )}
      {!done && !problem && (
        <>
          <p role="status" className="text-ui text-ink-2">
            {t('compose.rewrite.working')}
            <span aria-hidden className="nib" />
          </p>
          {soFar !== '' && (
            <p
              lang={input.language}
              className="border-l-2 border-dotted border-accent pl-3 font-content text-content text-ink-3 [overflow-wrap:anywhere]"
            >
              {soFar}
            </p>
          )}
          <Button onClick={() => tasks.stop(taskId)}>{t('compose.form.stop')}</Button>
        </>
      )}
      {done && all.size === 0 && (
        <>
          <p className="text-ui text-ink-2">{t('compose.rewrite.nothing')}</p>
          <Note text={done.note} />
          <Button onClick={onDrop}>{t('compose.rewrite.back')}</Button>
        </>
      )}
      {done && all.size > 0 && (
        <>
          <p className="text-small text-ink-3">
            {t(isByRules ? 'compose.rewrite.byRules' : 'compose.rewrite.byModel')} {t('compose.rewrite.how')}
          </p>
          <DiffChoice
            pieces={done.changes}
            language={input.language}
            accepted={accepted}
            onAccepted={onAccepted}
          />
          <Note text={done.note} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small text-ink-3">
            <span className="tabular-nums">
              {t('compose.rewrite.taken', { taken: accepted.size, all: all.size })}
            </span>
            <button type="button" className="rounded-sm text-accent" onClick={() => onAccepted(all)}>
              {t('compose.rewrite.all')}
            </button>
            <button type="button" className="rounded-sm text-accent" onClick={() => onAccepted(new Set())}>
              {t('compose.rewrite.none')}
            </button>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" disabled={accepted.size === 0} onClick={onTake}>
              {t('compose.rewrite.put')}
            </Button>
            <Button look="quiet" onClick={onDrop}>
              {t('compose.rewrite.drop')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** The backend's own words on how it came about; it speaks English. */
function Note({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p lang="en" className="text-small text-ink-3">
      {text}
    </p>
  );
}
