import type { BoundTo, EvidenceLink } from '../../contract/plan-entries.ts';
import type { EntryKind, EntryValues, Links } from './ports.ts';

const ofEvidence = (evidence: readonly EvidenceLink[]): Links => ({
  ideaIds: evidence.flatMap((link) => (link.kind === 'idea' ? [link.ideaId] : [])),
  runIds: evidence.flatMap((link) => (link.kind === 'run' ? [link.runId] : [])),
});

const ofBindings = (boundTo: readonly BoundTo[]): Links => ({
  ideaIds: boundTo.flatMap((one) => (one.kind === 'idea' ? [one.ideaId] : [])),
  runIds: [],
});

/** How the links of each kind of entry are found. */
const linksIn: { readonly [Kind in EntryKind]: (value: EntryValues[Kind]) => Links } = {
  item: ({ evidence }) => ofEvidence(evidence),
  answer: ({ evidence }) => ofEvidence(evidence),
  solution: ({ boundTo }) => ofBindings(boundTo),
  risk: ({ ideaId }) => ({ ideaIds: ideaId === null ? [] : [ideaId], runIds: [] }),
  card: () => ({ ideaIds: [], runIds: [] }),
};

/**
 * The links that a value has and the one before it did not. Only these must lead somewhere: what was linked once and
 * has been deleted since is no reason to refuse another change.
 */
export function newLinks<Kind extends EntryKind>(
  kind: Kind,
  before: EntryValues[Kind] | null,
  after: EntryValues[Kind],
): Links {
  const old = before ? linksIn[kind](before) : { ideaIds: [], runIds: [] };
  const now = linksIn[kind](after);
  return {
    ideaIds: now.ideaIds.filter((id) => !old.ideaIds.includes(id)),
    runIds: now.runIds.filter((id) => !old.runIds.includes(id)),
  };
}
