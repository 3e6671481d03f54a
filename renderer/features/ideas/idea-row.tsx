import { ChevronRight, CopyPlus, FileStack, PencilLine, RefreshCw, Star, Trash2 } from 'lucide-react';
import { memo, use, useCallback, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdeaHit } from '../../../contract/board.ts';
import type { Idea } from '../../../contract/ideation.ts';
import { useFormat } from '../../i18n/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useStore } from '../../ui/store.ts';
import { DevelopIdeaContext } from './develop-context.ts';
import { StateMenu } from './state-menu.tsx';
import { isReplacing } from './generation-job.ts';
import { handOf, writtenIn } from './hand.ts';
import { IdeaDetails } from './idea-details.tsx';
import { IdeaForm, type IdeaFieldName } from './idea-form.tsx';
import { useIdeasDesk } from './ideas-desk.ts';
import { StateWord, Tags, WhyFound } from './idea-marks.tsx';
import { rowColumns, ScoresOfIdea } from './score-columns.tsx';
import { RunningLine } from './running-line.tsx';
import type { IdeaActions } from './use-idea-actions.ts';
import type { PickPress } from './use-picking.ts';
import type { ScoreColumn } from './use-scores.ts';

interface IdeaRowProps {
  readonly idea: Idea;
  /** Its place in the whole list, from 1, and how long that is: only a part of it is drawn. */
  readonly position: number;
  readonly total: number;
  readonly selected: boolean;
  readonly picked: boolean;
  /** Whether any idea is picked: then the boxes stay in sight. */
  readonly picking: boolean;
  readonly unfolded: boolean;
  /** How a search found it, when that is to be said. */
  readonly hit: IdeaHit | null;
  readonly scores: readonly ScoreColumn[];
  readonly showsDay: boolean;
  readonly actions: IdeaActions;
  readonly measure: Ref<HTMLLIElement>;
  onSelect(id: string): void;
  onPick(id: string): void;
  /** Answers true when the press with keys held picked. */
  onPress(id: string, press: PickPress): boolean;
  onUnfold(id: string): void;
  onField(id: string, name: IdeaFieldName, text: string): void;
}

/** One idea: title, pitch, its marks beside it, and what unfolds under it. The edge tells whose words they are. */
export const IdeaRow = memo(function IdeaRow(props: IdeaRowProps) {
  const { idea, selected, picked, unfolded, scores, actions } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const develop = use(DevelopIdeaContext);
  const desk = useIdeasDesk();
  // The text being edited, and the generation that will replace it: each row follows its own.
  const draft = useStore(desk.drafts, (drafts) => drafts[idea.id]);
  const replacing = useStore(desk.jobs, (jobs) => jobs.find((job) => isReplacing(job, idea.id)));
  const { onField } = props;
  const onOwnField = useCallback(
    (name: IdeaFieldName, text: string) => onField(idea.id, name, text),
    [onField, idea.id],
  );
  // What can be done is drawn only where one is: of hundreds of rows that pass by, none is acted on.
  const [hovered, setHovered] = useState(false);
  const hand = handOf(idea);
  const hasDetails = [idea.who, idea.why, idea.experiment].some((text) => text.trim() !== '');
  const titleId = `idea-title-${idea.id}`;

  return (
    <li
      ref={props.measure}
      data-index={props.position - 1}
      aria-setsize={props.total}
      aria-posinset={props.position}
      className={classNames('relative border-b border-hairline', idea.state === 'parked' && 'text-ink-3')}
    >
      <article
        id={`idea-${idea.id}`}
        tabIndex={selected ? 0 : -1}
        aria-labelledby={titleId}
        aria-current={selected || undefined}
        data-picked={picked || undefined}
        onFocus={() => props.onSelect(idea.id)}
        onMouseEnter={() => setHovered(true)}
        onMouseLeave={() => setHovered(false)}
        onMouseDown={(event) => {
          // A stretch of ideas is picked, not a stretch of text.
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('button, input, textarea, a')) return;
          if (!props.onPress(idea.id, event)) return;
          event.preventDefault();
        }}
        className={classNames(
          'group relative grid gap-x-8 rounded-md py-3.5 pr-1 pl-8 -outline-offset-1 focus-visible:outline-1 aria-[current]:bg-paper-low data-picked:bg-accent-wash',
          rowColumns(scores.length > 0),
        )}
      >
        <span
          className="edge absolute top-3.5 bottom-3.5 left-0"
          data-hand={hand}
          title={t(`ideas.hands.${hand}`)}
        />
        <input
          type="checkbox"
          checked={picked}
          aria-label={t('board.pick', { title: idea.title })}
          onChange={() => props.onPick(idea.id)}
          className={classNames(
            'absolute top-5 left-2.5 size-3.5 accent-(--accent) transition-opacity duration-100 group-focus-within:opacity-100 group-hover:opacity-100 group-aria-[current]:opacity-100',
            !props.picking && 'opacity-0',
          )}
        />
        <div className="min-w-0">
          {draft ? (
            <IdeaForm
              draft={draft}
              onField={onOwnField}
              onSave={() => actions.finishEditing(idea, draft)}
              onCancel={() => actions.dropDraft(idea.id)}
            />
          ) : (
            <>
              <h2
                id={titleId}
                lang={writtenIn(idea)}
                className="font-content text-lead font-semibold [overflow-wrap:anywhere]"
              >
                {idea.title}
              </h2>
              <span className="sr-only">{t(`ideas.hands.${hand}`)}.</span>
              {idea.pitch && (
                <p
                  lang={writtenIn(idea)}
                  className="mt-0.5 font-content text-content whitespace-pre-wrap [overflow-wrap:anywhere]"
                >
                  {idea.pitch}
                </p>
              )}
              {props.hit && <WhyFound hit={props.hit} />}
              {unfolded && hasDetails && <IdeaDetails idea={idea} />}
              {replacing ? (
                <div className="mt-3">
                  <RunningLine job={replacing} />
                </div>
              ) : (
                hasDetails && (
                  <button
                    type="button"
                    aria-expanded={unfolded}
                    onClick={() => props.onUnfold(idea.id)}
                    className="mt-1.5 -ml-1 flex items-center gap-1 rounded-sm px-1 text-small text-ink-3 hover:text-ink"
                  >
                    <ChevronRight
                      size={13}
                      aria-hidden
                      className={classNames('transition-transform duration-100', unfolded && 'rotate-90')}
                    />
                    {unfolded ? t('ideas.fold') : t('ideas.unfold')}
                  </button>
                )
              )}
            </>
          )}
        </div>
        {!draft && scores.length > 0 && <ScoresOfIdea ideaId={idea.id} scores={scores} />}
        {!draft && (
          <div className="flex min-w-0 items-start justify-between gap-x-3 text-small text-ink-3">
            <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 pt-1.5 @min-[56rem]:flex-col @min-[56rem]:gap-y-0.5">
              <StateWord state={idea.state} />
              <Tags tags={idea.tags} />
              {props.showsDay && (
                <time
                  dateTime={new Date(idea.createdAt).toISOString()}
                  title={format.moment(idea.createdAt)}
                  className="whitespace-nowrap tabular-nums"
                >
                  {format.day(idea.createdAt)}
                </time>
              )}
            </div>
            <div className="flex shrink-0">
              {(selected || hovered) && (
                <div className="flex">
                  <StateMenu
                    label={t('board.moveTo')}
                    onState={(state) => actions.setState([idea], state)}
                    states={[idea.state]}
                  />
                  {develop && (
                    <IconButton label={t('ideas.develop')} onClick={() => develop(idea.id)}>
                      <FileStack size={15} aria-hidden />
                    </IconButton>
                  )}
                  <IconButton
                    command="ideas.edit"
                    label={t('ideas.edit')}
                    onClick={() => actions.startEditing(idea)}
                  >
                    <PencilLine size={15} aria-hidden />
                  </IconButton>
                  <IconButton
                    command="ideas.again"
                    label={t('ideas.regenerate')}
                    onClick={() => actions.regenerate(idea)}
                  >
                    <RefreshCw size={15} aria-hidden />
                  </IconButton>
                  <IconButton
                    command="ideas.like"
                    label={t('ideas.moreLike')}
                    onClick={() => actions.moreLike(idea)}
                  >
                    <CopyPlus size={15} aria-hidden />
                  </IconButton>
                  <IconButton
                    command="ideas.delete"
                    label={t('ideas.delete')}
                    onClick={() => actions.remove([idea])}
                    className="hover:text-red"
                  >
                    <Trash2 size={15} aria-hidden />
                  </IconButton>
                </div>
              )}
              <IconButton
                command="ideas.star"
                label={idea.starred ? t('ideas.unstar') : t('ideas.star')}
                onClick={() => actions.star([idea])}
                className={classNames(idea.starred && 'text-accent!')}
              >
                <Star size={16} fill={idea.starred ? 'currentColor' : 'none'} aria-hidden />
              </IconButton>
            </div>
          </div>
        )}
      </article>
    </li>
  );
});
