import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { PlanItemFields, RiskFields } from '../../contract/plan-entries.ts';
import type { PlanLibrary } from '../../contract/plan-library.ts';
import { checkItem } from './check-item.ts';
import { exportPlan } from './export-plan.ts';
import { createCaseFinder } from './find-cases.ts';
import { requireProposal, requireQuestion, requireSolution } from './find-in-library.ts';
import { newLinks } from './links.ts';
import type { BorrowCaseEmbedder, Change, EntryKind, EntryValues, PlanStore, StoredEntry } from './ports.ts';
import { summarizeReview } from './summarize-review.ts';
import { toAnswer, toCard, toItem, toMark, toPlan, toRisk } from './to-plan.ts';

type PlanHandlers = Pick<Handlers, Extract<keyof Handlers, `plan.${string}`>>;

/** What the plan works with. */
export interface PlanParts {
  readonly store: PlanStore;
  readonly library: PlanLibrary;
  readonly borrowEmbedder: BorrowCaseEmbedder;
  readonly announce: (projectId: string) => void;
}

const emptyItem = {
  note: '',
  owner: '',
  startOn: null,
  dueOn: null,
  state: 'planned',
  evidence: [],
  proposalId: null,
} as const satisfies Partial<PlanItemFields>;
const emptyRisk = {
  note: '',
  owner: '',
  mitigation: '',
  state: 'open',
  ideaId: null,
} as const satisfies Partial<RiskFields>;

/** The plan: what is to be done, what could go wrong, and what answers for it. */
export function createPlanHandlers(parts: PlanParts): PlanHandlers {
  const { store, library, announce } = parts;
  const findCases = createCaseFinder(library.cases, parts.borrowEmbedder);

  const changed = <Entry extends { readonly projectId: string }>(entry: Entry): Entry => {
    announce(entry.projectId);
    return entry;
  };
  const remove = (kind: EntryKind) => async (id: string) => {
    announce(await store.remove(kind, id, Date.now()));
    return {};
  };
  const added = async <Kind extends 'item' | 'risk'>(
    kind: Kind,
    projectId: string,
    value: EntryValues[Kind],
  ): Promise<StoredEntry<Kind>> =>
    changed(
      await store.add(
        kind,
        { id: randomUUID(), projectId, createdAt: Date.now() },
        { value, newLinks: newLinks(kind, null, value) },
      ),
    );
  const change = <Kind extends EntryKind>(
    kind: Kind,
    before: EntryValues[Kind] | null,
    value: EntryValues[Kind],
  ): Change<Kind> => ({ value, newLinks: newLinks(kind, before, value) });

  return {
    'plan.library': () => library,
    'plan.get': async ({ projectId }) => toPlan(library, await store.readPlan(projectId)),

    async 'plan.addItem'({ projectId, fields }) {
      const value = { ...emptyItem, ...fields };
      checkItem(value);
      requireProposal(library, value.proposalId);
      return toItem(await added('item', projectId, value));
    },
    async 'plan.editItem'({ id, fields }) {
      const edited = await store.edit('item', id, Date.now(), (before) => {
        const value = { ...before, ...fields };
        checkItem(value);
        if (value.proposalId !== before.proposalId) requireProposal(library, value.proposalId);
        return change('item', before, value);
      });
      return toItem(changed(edited));
    },
    'plan.deleteItem': ({ id }) => remove('item')(id),
    'plan.restoreItem': async ({ id }) => toItem(changed(await store.restore('item', id))),

    'plan.addRisk': async ({ projectId, fields }) =>
      toRisk(await added('risk', projectId, { ...emptyRisk, ...fields })),
    async 'plan.editRisk'({ id, fields }) {
      const edited = await store.edit('risk', id, Date.now(), (before) =>
        change('risk', before, { ...before, ...fields }),
      );
      return toRisk(changed(edited));
    },
    'plan.deleteRisk': ({ id }) => remove('risk')(id),
    'plan.restoreRisk': async ({ id }) => toRisk(changed(await store.restore('risk', id))),

    async 'plan.markSolution'({ projectId, solutionId, fields }) {
      requireSolution(library, solutionId);
      const at = { id: randomUUID(), projectId, key: solutionId };
      const mark = await store.put('solution', at, Date.now(), (before) =>
        change('solution', before, { state: 'open', note: '', boundTo: [], ...before, ...fields }),
      );
      return toMark(changed(mark!));
    },

    async 'plan.answer'({ projectId, questionId, answer, note, evidence }) {
      requireQuestion(library, questionId);
      const at = { id: randomUUID(), projectId, key: questionId };
      const given = await store.put('answer', at, Date.now(), (before) =>
        answer === null
          ? null
          : change('answer', before, {
              answer,
              note: note ?? before?.note ?? '',
              evidence: evidence ?? before?.evidence ?? [],
            }),
      );
      announce(projectId);
      const { answer: answers } = await store.readPlan(projectId);
      return {
        answer: given && toAnswer(given),
        review: summarizeReview(library.review, new Map(answers.map(({ key, value }) => [key, value]))),
      };
    },

    async 'plan.saveCard'({ ideaId, fields }) {
      const projectId = await store.projectOfIdea(ideaId);
      const at = { id: randomUUID(), projectId, key: ideaId };
      const empty = { scenario: '', technique: '', value: '', challenges: '' };
      const card = await store.put('card', at, Date.now(), (before) =>
        change('card', before, { ...empty, ...before, ...fields }),
      );
      return toCard(changed(card!));
    },
    'plan.deleteCard': ({ id }) => remove('card')(id),
    'plan.restoreCard': async ({ id }) => toCard(changed(await store.restore('card', id))),

    'plan.findCases': ({ query, language, count }, { signal }) => findCases(query, language, count, signal),

    async 'plan.export'({ projectId, language }) {
      const names = await store.readNames(projectId);
      const plan = toPlan(library, await store.readPlan(projectId));
      return exportPlan({ plan, library, names, language });
    },
  };
}
