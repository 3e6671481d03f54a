import { ChevronRight, CopyPlus, FileStack, PencilLine, RefreshCw, Star, Trash2 } from 'lucide-react';
import { memo, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { Idea, IdeaFields } from '../../../contract/ideation.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DevelopIdeaContext } from './develop-context.ts';
import type { GenerationJob } from './generation-job.ts';
import { handOf, writtenIn } from './hand.ts';
import { IdeaForm } from './idea-form.tsx';
import { RunningLine } from './running-line.tsx';
import type { IdeaActions } from './use-idea-actions.ts';

interface IdeaRowProps {
  readonly idea: Idea;
  readonly selected: boolean;
  readonly unfolded: boolean;
  /** The text being edited; null while it is only read. */
  readonly draft: IdeaFields | null;
  /** The generation that will replace it, if one is under way. */
  readonly replacing: GenerationJob | null;
  readonly actions: IdeaActions;
  onSelect(id: string): void;
  onUnfold(id: string): void;
  onDraft(id: string, draft: IdeaFields): void;
}

/** One idea: title, pitch, and what unfolds under it. The edge tells whose words they are. */
export const IdeaRow = memo(function IdeaRow(props: IdeaRowProps) {
  const { idea, selected, unfolded, draft, replacing, actions } = props;
  const { t } = useTranslation();
  const develop = use(DevelopIdeaContext);
  const hand = handOf(idea);
  const hasDetails = [idea.who, idea.why, idea.experiment].some((text) => text.trim() !== '');
  const titleId = `idea-title-${idea.id}`;

  return (
    <li className="idea-row arrive relative before:absolute before:inset-x-5 before:top-0 before:h-px before:bg-hairline first:before:hidden">
      <article
        id={`idea-${idea.id}`}
        tabIndex={selected ? 0 : -1}
        aria-labelledby={titleId}
        aria-current={selected || undefined}
        onFocus={() => props.onSelect(idea.id)}
        className="group relative rounded-md px-5 py-5 -outline-offset-1 focus-visible:outline-1 aria-[current]:bg-paper-low"
      >
        <span
          className="edge absolute top-5 bottom-5 left-1"
          data-hand={hand}
          title={t(`ideas.hands.${hand}`)}
        />
        {draft ? (
          <IdeaForm
            draft={draft}
            onChange={(next) => props.onDraft(idea.id, next)}
            onSave={() => actions.finishEditing(idea, draft)}
            onCancel={() => actions.dropDraft(idea.id)}
          />
        ) : (
          <>
            <div className="flex items-start justify-between gap-3">
              <h2
                id={titleId}
                lang={writtenIn(idea)}
                className="min-w-0 font-content text-lead font-semibold [overflow-wrap:anywhere]"
              >
                {idea.title}
              </h2>
              <IconButton
                label={idea.starred ? t('ideas.unstar') : t('ideas.star')}
                onClick={() => actions.star(idea)}
                className={classNames('-my-0.5', idea.starred && 'text-accent!')}
              >
                <Star size={16} fill={idea.starred ? 'currentColor' : 'none'} aria-hidden />
              </IconButton>
            </div>
            <span className="sr-only">{t(`ideas.hands.${hand}`)}.</span>
            {idea.pitch && (
              <p
                lang={writtenIn(idea)}
                className="mt-1 font-content text-content whitespace-pre-wrap [overflow-wrap:anywhere]"
              >
                {idea.pitch}
              </p>
            )}
            {unfolded && hasDetails && <IdeaDetails idea={idea} />}
            {replacing ? (
              <div className="mt-3">
                <RunningLine job={replacing} />
              </div>
            ) : (
              <div className="mt-2 flex min-h-7 flex-wrap items-center justify-between gap-x-4">
                {hasDetails && (
                  <button
                    type="button"
                    aria-expanded={unfolded}
                    onClick={() => props.onUnfold(idea.id)}
                    className="-ml-1 flex items-center gap-1 rounded-sm px-1 text-small text-ink-3 hover:text-ink"
                  >
                    <ChevronRight
                      size={13}
                      aria-hidden
                      className={classNames('transition-transform duration-100', unfolded && 'rotate-90')}
                    />
                    {unfolded ? t('ideas.fold') : t('ideas.unfold')}
                  </button>
                )}
                <div className="ml-auto flex opacity-0 transition-opacity duration-100 group-focus-within:opacity-100 group-hover:opacity-100 group-aria-[current]:opacity-100">
                  {develop && (
                    <IconButton label={t('ideas.develop')} onClick={() => develop(idea.id)}>
                      <FileStack size={15} aria-hidden />
                    </IconButton>
                  )}
                  <IconButton label={t('ideas.edit')} onClick={() => actions.startEditing(idea)}>
                    <PencilLine size={15} aria-hidden />
                  </IconButton>
                  <IconButton label={t('ideas.regenerate')} onClick={() => actions.regenerate(idea)}>
                    <RefreshCw size={15} aria-hidden />
                  </IconButton>
                  <IconButton label={t('ideas.moreLike')} onClick={() => actions.moreLike(idea)}>
                    <CopyPlus size={15} aria-hidden />
                  </IconButton>
                  <IconButton
                    label={t('ideas.delete')}
                    onClick={() => actions.remove(idea)}
                    className="hover:text-red"
                  >
                    <Trash2 size={15} aria-hidden />
                  </IconButton>
                </div>
              </div>
            )}
          </>
        )}
      </article>
    </li>
  );
});

function IdeaDetails({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation();
  const parts = (['who', 'why', 'experiment'] as const).filter((name) => idea[name].trim() !== '');
  return (
    <dl className="mt-3 grid gap-x-5 gap-y-2 mid:grid-cols-[8.5rem_1fr]">
      {parts.map((name) => (
        <div key={name} className="contents">
          <dt className="pt-[4px] text-small text-ink-3">{t(`ideas.fields.${name}`)}</dt>
          <dd
            lang={writtenIn(idea)}
            className="font-content text-content whitespace-pre-wrap [overflow-wrap:anywhere]"
          >
            {idea[name]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
