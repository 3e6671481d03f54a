import { useTranslation } from 'react-i18next';
import type { Idea } from '../../../contract/ideation.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { PlaceTitle } from '../../ui/page.tsx';
import { DevelopedIdea } from './developed-idea.tsx';
import type { PassagePlace } from './evidence-sheet.tsx';
import { IdeaPicker } from './idea-picker.tsx';

interface DevelopPageProps {
  readonly projectId: string;
  /** What the address names; null: nothing. */
  readonly ideaId: string | null;
  readonly documentId: string | null;
  onGo(to: { readonly idea?: string; readonly doc?: string }): void;
  onIdeas(): void;
  onOpenPassage(place: PassagePlace): void;
}

/** The documents of a chosen idea. */
export function DevelopPage(props: DevelopPageProps) {
  const { t } = useTranslation();
  const { projectId, documentId, onGo } = props;
  const list = useAsk('ideas.list', { projectId });
  const library = useAsk('develop.templates', {});
  const failure = list.error ?? library.error;
  const ideas = inOrder(list.data ?? []);
  const named = ideas.find(({ id }) => id === props.ideaId);
  const idea = props.ideaId === null ? ideas[0] : named;
  const isGone = props.ideaId !== null && list.data !== undefined && !named;
  const template = library.data?.find(({ id }) => id === documentId) ?? library.data?.[0];

  return (
    <div className="develop mx-auto w-full max-w-[80rem] px-6 pt-10 pb-24 short:pt-6">
      {failure && <ProblemNotice problem={problemOf(failure)} />}
      {list.data?.length === 0 ? (
        <div className="mx-auto max-w-column">
          <PlaceTitle lead={t('develop.lead')}>{t('nav.develop')}</PlaceTitle>
          <p className="mb-4 text-ui text-ink-2">{t('develop.idea.none')}</p>
          <Button look="primary" onClick={props.onIdeas}>
            {t('develop.idea.toIdeas')}
          </Button>
        </div>
      ) : (
        list.data && <h1 className="sr-only">{t('nav.develop')}</h1>
      )}
      {ideas.length > 0 && (
        <IdeaPicker ideas={ideas} chosenId={idea?.id ?? null} onChoose={(id) => onGo({ idea: id })} />
      )}
      {isGone && <p className="mt-3 text-ui text-ink-2">{t('develop.idea.gone')}</p>}
      {idea && library.data && template && (
        <DevelopedIdea
          key={idea.id}
          projectId={projectId}
          idea={idea}
          templates={library.data}
          template={template}
          onDocument={(doc) => onGo({ idea: idea.id, doc })}
          onOpenPassage={props.onOpenPassage}
        />
      )}
    </div>
  );
}

/** Chosen ideas first, then starred ones, parked ones last; the newest of each kind at the top. */
function inOrder(ideas: readonly Idea[]): Idea[] {
  const placeOf = ({ state, starred }: Idea) =>
    state === 'chosen' ? 0 : starred ? 1 : state === 'parked' ? 3 : 2;
  return ideas.toReversed().sort((a, b) => placeOf(a) - placeOf(b));
}
