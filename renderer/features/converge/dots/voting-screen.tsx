import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../../../contract/converge-votes.ts';
import type { Idea } from '../../../../contract/ideation.ts';
import { useBackend } from '../../../backend.ts';
import { ProblemNotice } from '../../../i18n/problem-notice.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FullScreen } from '../full-screen.tsx';
import { useConvergeWork } from '../use-converge-work.ts';
import { Dots } from './dots.tsx';

interface VotingScreenProps {
  readonly round: Round;
  readonly ideas: readonly Idea[];
  onClose(): void;
}

/** One voter after the other: the machine is handed over, then that voter's own dots and nobody else's are seen. */
export function VotingScreen({ round, ideas, onClose }: VotingScreenProps) {
  const { t } = useTranslation();
  const [voter, setVoter] = useState<string | null>(null);
  const waiting = round.voters.filter(({ voted }) => !voted).map(({ name }) => name);
  const next = waiting[0];
  return (
    <FullScreen
      title={voter === null ? t('converge.dots.handOver') : t('converge.dots.votes', { name: voter })}
      description={t('converge.dots.blind')}
      closeLabel={t('converge.dots.leave')}
      onClose={onClose}
    >
      {voter !== null ? (
        <Ballot key={voter} round={round} voter={voter} ideas={ideas} onDone={() => setVoter(null)} />
      ) : (
        <div className="flex flex-1 flex-col items-center justify-center gap-6 px-6 pb-24 text-center">
          {next === undefined ? (
            <>
              <p className="font-content text-display">{t('converge.dots.allVoted')}</p>
              <Button look="primary" onClick={onClose}>
                {t('converge.dots.back')}
              </Button>
            </>
          ) : (
            <>
              <p className="font-content text-display">{t('converge.dots.passTo', { name: next })}</p>
              <p className="max-w-column font-content text-content text-ink-2">
                {t('converge.dots.passHint')}
              </p>
              <Button look="primary" onClick={() => setVoter(next)}>
                {t('converge.dots.iAm', { name: next })}
              </Button>
            </>
          )}
        </div>
      )}
    </FullScreen>
  );
}

interface BallotProps {
  readonly round: Round;
  readonly voter: string;
  readonly ideas: readonly Idea[];
  onDone(): void;
}

function Ballot({ round, voter, ideas, onDone }: BallotProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const { problem, attempt } = useConvergeWork();
  const [dots, setDots] = useState<Readonly<Record<string, number>>>({});
  const ideaOf = new Map(ideas.map((idea) => [idea.id, idea]));
  const left = round.dotsEach - Object.values(dots).reduce((sum, count) => sum + count, 0);
  const add = (ideaId: string, by: number) =>
    setDots((now) => ({ ...now, [ideaId]: Math.max(0, (now[ideaId] ?? 0) + by) }));
  const done = async () => {
    const ballot = Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0));
    if (await attempt(() => backend.call('converge.vote', { id: round.id, voter, ballot }))) onDone();
  };
  return (
    <div className="mx-auto w-full max-w-[52rem] flex-1 px-6 pb-24">
      <div className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b border-hairline bg-paper py-3">
        <p aria-live="polite" className="flex items-center gap-3 text-ui">
          <Dots count={left} of={round.dotsEach} />
          {t('converge.dots.left', { count: left })}
        </p>
        <Button look="primary" onClick={() => void done()}>
          {t('converge.dots.done')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      <ul>
        {round.ideaIds.map((ideaId) => {
          const idea = ideaOf.get(ideaId);
          if (!idea) return null;
          const count = dots[ideaId] ?? 0;
          return (
            <li
              key={ideaId}
              aria-label={idea.title}
              className="flex items-center gap-4 border-b border-hairline py-3"
            >
              <div className="min-w-0 flex-1">
                <p className="font-content text-content font-semibold [overflow-wrap:anywhere]">
                  {idea.title}
                </p>
                <p className="font-content text-ui text-ink-2 [overflow-wrap:anywhere]">{idea.pitch}</p>
              </div>
              <Dots count={count} of={Math.min(round.perIdea, 8)} />
              <span className="flex">
                <IconButton
                  label={t('converge.dots.take', { title: idea.title })}
                  disabled={count === 0}
                  onClick={() => add(ideaId, -1)}
                >
                  <Minus size={15} aria-hidden />
                </IconButton>
                <IconButton
                  label={t('converge.dots.give', { title: idea.title })}
                  disabled={left === 0 || count >= round.perIdea}
                  onClick={() => add(ideaId, 1)}
                >
                  <Plus size={15} aria-hidden />
                </IconButton>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
