import type { Idea } from '../../../contract/ideation.ts';
import type { LeaveLanguage } from '../../../contract/leave.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { Brief } from '../../../contract/projects.ts';
import type { Fact, PitchDeck } from '../document.ts';
import { slideTopics, type LeaveWords, type SlideTopic } from '../words.ts';
import { isEmpty, slideOf, type SlideDraft } from './slide-draft.ts';

/** What a pitch is told from; null where a room holds nothing. */
export interface PitchSources {
  readonly project: string;
  readonly language: LeaveLanguage;
  readonly idea: Idea;
  readonly brief: Brief | null;
  readonly plan: Plan | null;
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

const cardOf = ({ plan, idea }: PitchSources) => plan?.cards.find(({ ideaId }) => ideaId === idea.id);

const content: Readonly<Record<SlideTopic, Content>> = {
  problem: ({ brief }, { brief: names, sources }) => ({
    lead: brief?.problem ?? '',
    points: [fact(names.constraints, brief?.constraints)],
    sources: [sources.brief],
  }),
  people: ({ brief, idea }, words) => ({
    lead: brief?.people ?? '',
    points: [fact(words.idea.who, idea.who)],
    sources: [words.sources.brief, words.sources.idea],
  }),
  idea: ({ idea }, { sources }) => ({
    lead: idea.title,
    points: [fact('', idea.pitch)],
    sources: [sources.idea],
  }),
  how: (all, { brief: names, sources }) => ({
    lead: cardOf(all)?.technique ?? '',
    points: [fact(names.assets, all.brief?.assets)],
    sources: [sources.plan, sources.brief],
  }),
  why: (all, { sources }) => ({ lead: all.idea.why, points: [], sources: [sources.idea] }),
  value: (all, { brief: names, sources }) => ({
    lead: cardOf(all)?.value ?? '',
    points: [fact(names.success, all.brief?.success)],
    sources: [sources.plan, sources.brief],
  }),
  evidence: ({ plan, idea }, { sources }) => ({
    lead: '',
    points: (plan?.items ?? [])
      .filter(({ evidence }) => evidence.some((link) => link.kind === 'idea' && link.ideaId === idea.id))
      .flatMap(({ title, evidence }) =>
        evidence.flatMap((link) => {
          const text = link.kind === 'text' ? link.text : link.note;
          return text.trim() === '' ? [] : [fact(title, text)];
        }),
      ),
    sources: [sources.plan],
  }),
  risks: (all, { sources }) => ({
    lead: cardOf(all)?.challenges ?? '',
    points: (all.plan?.risks ?? [])
      .filter(({ ideaId, state }) => state !== 'closed' && (ideaId === null || ideaId === all.idea.id))
      .toSorted((a, b) => b.likelihood * b.impact - a.likelihood * a.impact)
      .map(({ title, mitigation, note }) => fact(title, mitigation.trim() || note.trim() || title)),
    sources: [sources.plan],
  }),
  experiment: ({ idea }, { sources }) => ({ lead: idea.experiment, points: [], sources: [sources.idea] }),
  ask: ({ plan }, { sources }) => ({
    lead: '',
    points: (plan?.items ?? [])
      .filter(({ state }) => state === 'planned' || state === 'doing')
      .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)))
      .map((item) =>
        fact(
          [dayOf(item), item.owner.trim()].filter((part) => part !== '' && part !== later).join(' · '),
          item.title,
        ),
      ),
    sources: [sources.plan],
  }),
};

/** Sorts after every day. */
const later = '~';
const dayOf = ({ startOn, dueOn }: Plan['items'][number]): string => dueOn ?? startOn ?? later;
