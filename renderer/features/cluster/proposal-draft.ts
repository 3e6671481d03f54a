import type { GroupProposal, IdeaGroup } from '../../../contract/cluster.ts';

/** A group as it is being adjusted; `key` stays while its name and ideas change. */
export interface DraftGroup extends Omit<IdeaGroup, 'id'> {
  readonly key: string;
}

/** A proposal as a person has adjusted it so far. */
export interface ProposalDraft {
  readonly proposal: GroupProposal;
  readonly groups: readonly DraftGroup[];
  readonly outsideIds: readonly string[];
  /** Whether anything was changed by hand: proposing anew would lose it. */
  readonly isAdjusted: boolean;
}

/** A proposal as it came. */
export function toDraft(proposal: GroupProposal): ProposalDraft {
  return {
    proposal,
    groups: proposal.groups.map((group, at) => ({ ...group, key: `${proposal.seed} ${at}` })),
    outsideIds: proposal.outsideIds,
    isAdjusted: false,
  };
}

/** Puts an idea into another group, or with null into none. A group that is left empty is dropped. */
export function moveIdea(draft: ProposalDraft, ideaId: string, toKey: string | null): ProposalDraft {
  const groups = draft.groups
    .map((group) => {
      const without = group.ideaIds.filter((id) => id !== ideaId);
      if (group.key === toKey) return { ...group, ideaIds: [...without, ideaId] };
      return without.length === group.ideaIds.length ? group : { ...group, ideaIds: without };
    })
    .filter(({ ideaIds }) => ideaIds.length > 0);
  const outside = draft.outsideIds.filter((id) => id !== ideaId);
  return {
    ...draft,
    groups,
    outsideIds: toKey === null ? [...outside, ideaId] : outside,
    isAdjusted: true,
  };
}

/** Puts the ideas of one group into another, which takes the words given. How well it would hold is not known. */
export function joinGroups(
  draft: ProposalDraft,
  fromKey: string,
  intoKey: string,
  named: Pick<IdeaGroup, 'name' | 'words'>,
): ProposalDraft {
  const from = draft.groups.find(({ key }) => key === fromKey);
  if (!from || fromKey === intoKey) return draft;
  return {
    ...draft,
    isAdjusted: true,
    groups: draft.groups.flatMap((group) => {
      if (group.key === fromKey) return [];
      if (group.key !== intoKey) return [group];
      const name = group.nameBy === 'person' ? {} : { name: named.name, nameBy: 'words' as const };
      const ideaIds = [...group.ideaIds, ...from.ideaIds];
      return [{ ...group, ...name, words: named.words, stability: null, ideaIds }];
    }),
  };
}

/** Puts the parts of a group in its place. */
export function splitInto(draft: ProposalDraft, key: string, parts: readonly IdeaGroup[]): ProposalDraft {
  return {
    ...draft,
    isAdjusted: true,
    groups: draft.groups.flatMap((group) =>
      group.key === key ? parts.map((part, at) => ({ ...part, key: `${key}.${at}` })) : [group],
    ),
  };
}

/** Gives a group the name that a person wrote; an empty one changes nothing. */
export function renameGroup(draft: ProposalDraft, key: string, name: string): ProposalDraft {
  const written = name.trim();
  if (written === '') return draft;
  return {
    ...draft,
    isAdjusted: true,
    groups: draft.groups.map((group) =>
      group.key === key && group.name !== written ? { ...group, name: written, nameBy: 'person' } : group,
    ),
  };
}

/** What is sent to be kept. */
export function groupsOf({ groups }: ProposalDraft): IdeaGroup[] {
  return groups.map(({ name, nameBy, words, stability, ideaIds }) => ({
    ...{ name, nameBy, words, stability, ideaIds },
  }));
}
