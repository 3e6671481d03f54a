import { InklingError } from '../../contract/errors.ts';
import type { Ballot, Round } from '../../contract/converge-votes.ts';
import type { EntryValues, StoredEntry } from './ports.ts';

type StoredRound = EntryValues['round'];

/** A round as everybody may see it: nobody's dots, nor their sum, before it is revealed. */
export function toRound({ id, value, createdAt }: StoredEntry<'round'>): Round {
  const { dotsEach, perIdea, ideaIds, voters, revealed } = value;
  return {
    id,
    dotsEach,
    perIdea,
    ideaIds: [...ideaIds],
    voters: voters.map(({ name, ballot }) => ({ name, voted: ballot !== null })),
    result: revealed ? countDots(value) : null,
    createdAt,
  };
}

function countDots({ ideaIds, voters }: StoredRound): NonNullable<Round['result']> {
  return (
    ideaIds
      .map((ideaId) => {
        const by = voters.flatMap(({ name, ballot }) => {
          const dots = ballot?.[ideaId] ?? 0;
          return dots > 0 ? [{ name, dots }] : [];
        });
        return { ideaId, by, dots: by.reduce((sum, { dots }) => sum + dots, 0) };
      })
      .filter(({ dots }) => dots > 0)
      // With as many dots, what more people agree on comes first.
      .sort((a, b) => b.dots - a.dots || b.by.length - a.by.length)
  );
}

/** The round with a voter's dots in it. Throws `invalid-input` for a ballot against its rules, and `not-found`. */
export function withBallot(round: StoredRound, voter: string, ballot: Ballot): StoredRound {
  requireBlind(round);
  if (requireVoter(round, voter).ballot !== null)
    throw refusal(`${voter} has voted already.`, 'Take the dots back first; nobody will see them.');
  const all = Object.values(ballot).reduce((sum, dots) => sum + dots, 0);
  if (all > round.dotsEach)
    throw refusal(`These are ${all} dots; a voter has ${round.dotsEach}.`, 'Take some away.');
  if (Object.values(ballot).some((dots) => dots > round.perIdea))
    throw refusal(`At most ${round.perIdea} dots may lie on one idea.`, 'Spread them.');
  const offered = new Set(round.ideaIds);
  if (Object.keys(ballot).some((id) => !offered.has(id)))
    throw refusal('There are dots on an idea that this round is not about.', 'Vote on the ideas shown.');
  return replaceBallot(round, voter, ballot);
}

/** The round without that voter's dots. Throws `invalid-input` when it is revealed, and `not-found`. */
export function withoutBallot(round: StoredRound, voter: string): StoredRound {
  requireBlind(round);
  requireVoter(round, voter);
  return replaceBallot(round, voter, null);
}

function replaceBallot(round: StoredRound, voter: string, ballot: Ballot | null): StoredRound {
  return {
    ...round,
    voters: round.voters.map((one) => (one.name === voter ? { name: voter, ballot } : one)),
  };
}

function requireBlind({ revealed }: StoredRound): void {
  if (revealed)
    throw refusal('This round is revealed; dots that are seen are not changed.', 'Begin another round.');
}

function requireVoter(round: StoredRound, name: string): StoredRound['voters'][number] {
  const voter = round.voters.find((one) => one.name === name);
  if (!voter)
    throw new InklingError('not-found', `${name} is not a voter of this round.`, 'Choose one of its voters.');
  return voter;
}

function refusal(message: string, remedy: string): InklingError {
  return new InklingError('invalid-input', `${message} Nothing was changed.`, remedy);
}
