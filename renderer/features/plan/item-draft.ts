import type { PlanItem, PlanItemFields, PlanLevel } from '../../../contract/plan-entries.ts';

/** What the form of an entry holds. */
export type ItemDraft = PlanItemFields;

/** An entry before anything is written. */
export const emptyDraft = (level: PlanLevel): ItemDraft => ({
  kind: 'action',
  level,
  title: '',
  note: '',
  owner: '',
  startOn: null,
  dueOn: null,
  state: 'planned',
  evidence: [],
  proposalId: null,
});

/** An entry as the form shows it. */
export function draftOf(item: PlanItem): ItemDraft {
  const { kind, level, title, note, owner, startOn, dueOn, state, evidence, proposalId } = item;
  return { kind, level, title, note, owner, startOn, dueOn, state, evidence, proposalId };
}

/** What keeps a draft from being saved; null when nothing does. */
export function faultOf({ title, startOn, dueOn }: ItemDraft): 'noTitle' | 'backwards' | null {
  if (title.trim() === '') return 'noTitle';
  return startOn !== null && dueOn !== null && startOn > dueOn ? 'backwards' : null;
}

/** Evidence, with a sentence that was written but not added yet. */
export function withText(evidence: PlanItemFields['evidence'], text: string): PlanItemFields['evidence'] {
  return text.trim() === '' ? evidence : [...evidence, { kind: 'text', text: text.trim() }];
}
