import { evidenceRungs, type IdeaDocuments } from '../../../contract/develop-documents.ts';
import type { Idea } from '../../../contract/ideation.ts';
import type { LeaveLanguage } from '../../../contract/leave.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { caseFields } from '../../../contract/plan-entries.ts';
import type { Brief } from '../../../contract/projects.ts';
import type { Fact, PitchDeck } from '../document.ts';
import { slideTopics, type LeaveWords, type SlideTopic } from '../words.ts';
import { isEmpty, slideOf, type SlideDraft } from './slide-draft.ts';
import { allEntries, entriesOf, textIn } from './written-of.ts';

/** What a pitch is told from; null where a room holds nothing. */
export interface PitchSources {
  readonly project: string;
  readonly language: LeaveLanguage;
  readonly idea: Idea;
  readonly brief: Brief | null;
  readonly plan: Plan | null;
  /** Without the gaps that nobody filled. */
  readonly documents: IdeaDocuments | null;
}

/** A pitch, and the names of the slides for which nothing is written. */
export interface Pitch {
  readonly deck: PitchDeck;
  readonly leftOut: readonly string[];
}

/** Ten slides from what was written of an idea. A slide that nobody wrote anything for is left out, never filled. */
export function buildPitch(sources: PitchSources, words: LeaveWords): Pitch {
  const drafts = slideTopics.map((topic) => ({ topic, ...content[topic](sources, words) }));
  const told = drafts.filter((draft) => !isEmpty(draft));
  return {
    deck: {
      title: sources.idea.title,
      project: sources.project,
      language: sources.language,
      slides: told.map((draft) => slideOf(draft, words.slides[draft.topic])),
    },
    leftOut: drafts.filter(isEmpty).map(({ topic }) => words.slides[topic]),
  };
}

type Content = (sources: PitchSources, words: LeaveWords) => Omit<SlideDraft, 'topic'>;

const fact = (label: string, text: string | undefined): Fact => ({ label, text: text ?? '' });

const canvas = 'lean-canvas';

/** The opportunity card as it stands among the documents, or else in the plan. */
function cardText({ plan, idea, documents }: PitchSources, field: (typeof caseFields)[number]): string {
  const written = textIn(documents, 'opportunity-card', field);
  return written || (plan?.cards.find(({ ideaId }) => ideaId === idea.id)?.[field] ?? '');
}

/** What was chosen or written for this idea comes before what the brief says of everything. */
const content: Readonly<Record<SlideTopic, Content>> = {
  problem: ({ brief, documents }, { canvas: labels, sources }) => {
    const chosen = textIn(documents, canvas, 'problem');
    return {
      lead: chosen || (brief?.problem.trim() ?? ''),
      points: [fact(labels.today, textIn(documents, canvas, 'alternatives'))],
      sources: [chosen ? sources.documents : sources.brief],
    };
  },
  people: ({ brief, idea, documents }, words) => {
    const chosen = textIn(documents, canvas, 'segments');
    return {
      lead: chosen || (brief?.people.trim() ?? ''),
      points: [fact(words.idea.who, idea.who), fact(words.canvas.first, textIn(documents, canvas, 'first'))],
      sources: [chosen ? words.sources.documents : words.sources.brief, words.sources.idea],
    };
  },
  idea: ({ idea, documents }, { canvas: labels, sources }) => ({
    lead: idea.title,
    points: [
      fact('', idea.pitch),
      fact('', textIn(documents, canvas, 'value')),
      fact(labels.concept, textIn(documents, canvas, 'concept')),
    ],
    sources: [sources.idea],
  }),
  how: (all, { brief: names, canvas: labels, sources }) => ({
    lead: cardText(all, 'technique') || textIn(all.documents, 'pr-faq', 'how'),
    points: [
      fact(labels.solution, textIn(all.documents, canvas, 'solution')),
      fact(names.assets, all.brief?.assets),
    ],
    sources: [sources.documents, sources.brief],
  }),
  why: ({ idea, documents }, { canvas: labels, sources }) => {
    const advantage = textIn(documents, canvas, 'advantage');
    const hasWhy = idea.why.trim() !== '';
    return {
      lead: hasWhy ? idea.why : advantage,
      points: [
        fact(labels.advantage, hasWhy ? advantage : ''),
        fact(labels.strengths, textIn(documents, 'swot', 'strengths')),
      ],
      sources: [sources.idea, sources.documents],
    };
  },
  value: (all, { brief: names, canvas: labels, sources }) => {
    const metrics = textIn(all.documents, canvas, 'metrics');
    return {
      lead: cardText(all, 'value'),
      points: [
        fact(labels.revenue, textIn(all.documents, canvas, 'revenue')),
        fact(labels.cost, textIn(all.documents, canvas, 'cost')),
        metrics ? fact(labels.metrics, metrics) : fact(names.success, all.brief?.success),
      ],
      sources: [sources.documents, sources.brief],
    };
  },
  evidence: (all, { sources, rungs }) => ({
    lead: '',
    points: [...evidenceInDocuments(all.documents, rungs), ...evidenceInPlan(all)],
    sources: [sources.documents, sources.plan],
  }),
  risks: (all, words) => {
    const lead = cardText(all, 'challenges');
    const found = [...assumptions(all.documents, words), ...risksInPlan(all)];
    const isTold = lead !== '' || found.length > 0;
    return {
      lead,
      // What can't be changed is no risk by itself; beside one it says what limits the way out.
      points: [...found, ...(isTold ? [fact(words.brief.constraints, all.brief?.constraints)] : [])],
      sources: [words.sources.documents, words.sources.plan],
    };
  },
  experiment: ({ idea, documents }, { card, sources }) => {
    const cells =
      openExperiments(documents)[0] ?? entriesOf(documents, 'experiments', 'cards')[0]?.cells ?? {};
    return {
      lead: cells.method?.trim() || idea.experiment,
      points: (['hypothesis', 'measure', 'kill', 'cost', 'time', 'result'] as const).map((name) =>
        fact(card[name], cells[name]),
      ),
      sources: [sources.idea, sources.documents],
    };
  },
  ask: ({ plan, documents }, { verdicts, sources }) => {
    const verdict = verdicts[entriesOf(documents, 'pr-faq', 'verdict')[0]?.text ?? ''] ?? '';
    return {
      lead: verdict,
      points: [
        fact('', textIn(documents, 'pr-faq', 'reasons')),
        ...nextSteps(plan),
        ...openExperiments(documents).map(({ time, method }) => fact(time?.trim() ?? '', method)),
      ],
      sources: [sources.plan, sources.documents],
    };
  },
};

/** Experiments that are planned and have no outcome yet, in their order. */
function openExperiments(documents: IdeaDocuments | null): readonly Readonly<Record<string, string>>[] {
  return entriesOf(documents, 'experiments', 'cards')
    .map(({ cells }) => cells)
    .filter(({ method = '', outcome = '', result = '' }) => {
      const isDone = outcome.trim() !== '' || result.trim() !== '';
      return method.trim() !== '' && !isDone;
    });
}

/** The best evidence first, under the claim that it stands behind; each thing that was found stands once. */
function evidenceInDocuments(documents: IdeaDocuments | null, rungs: LeaveWords['rungs']): Fact[] {
  const found = allEntries(documents).flatMap(({ text, cells, evidence }) =>
    evidence.map(({ fields }) => ({ fields, claim: text.trim() || Object.values(cells)[0]?.trim() || '' })),
  );
  return found
    .toSorted((a, b) => evidenceRungs.indexOf(b.fields.rung) - evidenceRungs.indexOf(a.fields.rung))
    .map(({ fields, claim }) =>
      'text' in fields && claim !== ''
        ? fact(claim, `${fields.text} (${rungs[fields.rung]})`)
        : fact(rungs[fields.rung], 'text' in fields ? fields.text : claim),
    );
}

function evidenceInPlan({ plan, idea }: PitchSources): Fact[] {
  return (plan?.items ?? [])
    .filter(({ evidence }) => evidence.some((link) => link.kind === 'idea' && link.ideaId === idea.id))
    .flatMap(({ title, evidence }) =>
      evidence.flatMap((link) => {
        const text = link.kind === 'text' ? link.text : link.note;
        return text.trim() === '' ? [] : [fact(title, text)];
      }),
    );
}

/** What would hurt most if it were false comes first; what was not placed on the map comes last. */
function assumptions(documents: IdeaDocuments | null, words: LeaveWords): Fact[] {
  const weight = ({ assumption }: ReturnType<typeof allEntries>[number]) =>
    (assumption?.impact ?? 0) * (assumption?.uncertainty ?? 0);
  const isBacked = ({ evidence }: ReturnType<typeof allEntries>[number]) =>
    evidence.some(({ fields }) => fields.rung !== 'guess');
  const own = entriesOf(documents, 'assumptions', 'assumptions');
  return allEntries(documents)
    .filter((entry) => entry.assumption !== null || own.includes(entry))
    .toSorted((a, b) => weight(b) - weight(a))
    .map((entry) => fact(isBacked(entry) ? words.backedAssumption : words.assumption, entry.text));
}

function risksInPlan({ plan, idea }: PitchSources): Fact[] {
  return (plan?.risks ?? [])
    .filter(({ ideaId, state }) => state !== 'closed' && (ideaId === null || ideaId === idea.id))
    .toSorted((a, b) => b.likelihood * b.impact - a.likelihood * a.impact)
    .map(({ title, mitigation, note }) => fact(title, mitigation.trim() || note.trim() || title));
}

function nextSteps(plan: Plan | null): Fact[] {
  return (plan?.items ?? [])
    .filter(({ state }) => state === 'planned' || state === 'doing')
    .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))
    .map((item) =>
      fact([item.dueOn ?? item.startOn ?? '', item.owner.trim()].filter(Boolean).join(' · '), item.title),
    );
}

/** Without a day, after every day. */
const dayOf = ({ startOn, dueOn }: Plan['items'][number]): string => dueOn ?? startOn ?? '~';
