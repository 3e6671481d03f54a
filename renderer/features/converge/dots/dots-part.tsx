import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../../contract/converge-criteria.ts';
import type { Round } from '../../../../contract/converge-votes.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { problemOf, useAsk, useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { useConvergeWork } from '../use-converge-work.ts';
import { RoundForm } from './round-form.tsx';
import { RoundResult } from './round-result.tsx';
import { VotingScreen } from './voting-screen.tsx';

interface DotsPartProps {
  readonly projectId: string;
  readonly ideas: readonly Idea[];
  readonly scope: Scope;
}

/** Rounds of dot voting: one is set up, everybody votes unseen in turn, then all is revealed. */
export function DotsPart({ projectId, ideas, scope }: DotsPartProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const rounds = useAsk('converge.rounds', { projectId });
  const { problem, attempt, change } = useConvergeWork();
  const [voting, setVoting] = useState<string | null>(null);
  if (rounds.error) return <ProblemNotice problem={problemOf(rounds.error)} />;
  if (!rounds.data) return null;
  const open = rounds.data.find(({ result }) => result === null) ?? null;
  const remove = (round: Round) =>
    void change(
      t('converge.dots.removing'),
      () => backend.call('converge.deleteRound', { id: round.id }),
      () => backend.call('converge.restoreRound', { id: round.id }),
      t('converge.dots.removed'),
    );

  return (
    <>
      <p className="max-w-column font-content text-content text-ink-2">{t('converge.dots.lead')}</p>
      {problem && (
        <div className="mt-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {open ? (
        <OpenRound
          round={open}
          onVote={() => setVoting(open.id)}
          onAgain={(voter) => void attempt(() => backend.call('converge.voteAgain', { id: open.id, voter }))}
          onReveal={() => void attempt(() => backend.call('converge.reveal', { id: open.id }))}
          onRemove={() => remove(open)}
        />
      ) : (
        <RoundForm
          voters={rounds.data[0]?.voters.map(({ name }) => name) ?? []}
          onOpen={(fields) =>
            void attempt(async () => {
              const { id } = await backend.call('converge.openRound', { projectId, scope, fields });
              setVoting(id);
            })
          }
        />
      )}
      {rounds.data
        .filter(({ result }) => result !== null)
        .map((round) => (
          <RoundResult key={round.id} round={round} ideas={ideas} onRemove={() => remove(round)} />
        ))}
      {open && voting === open.id && (
        <VotingScreen round={open} ideas={ideas} onClose={() => setVoting(null)} />
      )}
    </>
  );
}

interface OpenRoundProps {
  readonly round: Round;
  onVote(): void;
  onAgain(voter: string): void;
  onReveal(): void;
  onRemove(): void;
}

function OpenRound({ round, onVote, onAgain, onReveal, onRemove }: OpenRoundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const waiting = round.voters.filter(({ voted }) => !voted);
  return (
    <section aria-label={t('converge.dots.open')} className="mt-6 max-w-column border-t border-hairline pt-4">
      <div className="flex items-center justify-between">
        <h2 className="text-small font-medium text-ink-3">
          {t('converge.dots.about', {
            dots: round.dotsEach,
            perIdea: round.perIdea,
            count: round.ideaIds.length,
          })}
        </h2>
        <IconButton label={t('converge.dots.remove')} onClick={onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <ul className="mt-2">
        {round.voters.map(({ name, voted }) => (
          <li
            key={name}
            aria-label={name}
            className="flex items-center gap-3 border-b border-hairline py-1.5 text-ui"
          >
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-ink-3">{t(voted ? 'converge.dots.voted' : 'converge.dots.notVoted')}</span>
            {voted && (
              <Button look="quiet" onClick={() => onAgain(name)}>
                {t('converge.dots.again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {waiting.length > 0 && (
          <Button look="primary" onClick={onVote}>
            {t('converge.dots.vote', { name: waiting[0]!.name })}
          </Button>
        )}
        <Button
          look={waiting.length === 0 ? 'primary' : 'plain'}
          disabled={waiting.length === round.voters.length}
          onClick={onReveal}
        >
          {t('converge.dots.reveal')}
        </Button>
        {waiting.length > 0 && waiting.length < round.voters.length && (
          <p className="text-small text-ink-3">
            {t('converge.dots.without', { names: format.list(waiting.map(({ name }) => name)) })}
          </p>
        )}
      </div>
    </section>
  );
}
