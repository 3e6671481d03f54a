import { randomInt } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { EventOf } from '../../contract/index.ts';
import { sessions, panelCount, type Sheet } from '../../contract/sessions.ts';
import { createRandom, shuffled } from '../numerics/random.ts';
import { emitted } from '../streams/emitted.ts';
import { briefParts } from './brief-parts.ts';
import { sampling, type IdeationParts } from './generation.ts';
import { fillOpening } from './openings.ts';
import { ownIdea } from './own-handlers.ts';
import { beginningOf, splitLine } from './own/split-line.ts';
import type { SessionStore } from './ports.ts';
import { addToChain } from './sessions/add-to-chain.ts';
import { keepLink } from './sessions/keep-link.ts';
import { proposeRows } from './sessions/propose-rows.ts';
import { combinationCount, dealCombinations } from './ways/combinations.ts';

type SessionHandlers = Pick<Handlers, Extract<keyof Handlers, `sessions.${string}`>>;
type AdditionEvent = Exclude<EventOf<'sessions.addition'>, { type: 'failed' }>;

const kinds = {
  sheet: 'crazy-8s',
  people: 'role-storming',
  box: 'morphological-box',
  chain: 'yes-and',
} as const;
const stored = sessions['sessions.get'].output.shape;
/** The kind of card that a spark is drawn from. */
const sparkKind = 'spark';

/** Sessions: what is written in them is kept, and becomes ideas. */
export function createSessionHandlers(
  parts: IdeationParts & { readonly sessions: SessionStore },
): SessionHandlers {
  const { store, sessions: drafts, library, announce } = parts;
  const save = async (projectId: string, kind: string, value: unknown) => {
    await drafts.save(projectId, kind, value, Date.now());
    return {};
  };
  return {
    async 'sessions.get'({ projectId }) {
      const values = await drafts.read(projectId);
      return {
        sheet: stored.sheet.parse(values.get(kinds.sheet) ?? null),
        people: stored.people.parse(values.get(kinds.people) ?? []),
        box: stored.box.parse(values.get(kinds.box) ?? null),
        chain: stored.chain.parse(values.get(kinds.chain) ?? []),
      };
    },
    'sessions.saveSheet': ({ projectId, sheet }) => save(projectId, kinds.sheet, sheet),
    'sessions.savePeople': ({ projectId, people }) => save(projectId, kinds.people, people),
    'sessions.saveBox': ({ projectId, box }) => save(projectId, kinds.box, box),
    'sessions.saveChain': ({ projectId, chain }) => save(projectId, kinds.chain, chain),

    async 'sessions.finishSheet'({ projectId, sheet }) {
      const now = Date.now();
      const ideas = sheet.panels.flatMap(({ text }) =>
        text.trim() === '' ? [] : [ownIdea(projectId, fieldsOf(text), now)],
      );
      const kept = await drafts.addIdeas(projectId, ideas, kinds.sheet, emptySheet(sheet), now);
      announce(projectId);
      return kept;
    },

    async 'sessions.spark'({ projectId, had }) {
      const brief = await store.getBrief(projectId);
      const random = createRandom(randomInt(2 ** 32));
      const cards = library.cards.filter(({ id, kind }) => kind === sparkKind && !had.includes(id));
      const [card] = shuffled(cards, random);
      if (!card) return null;
      const [beginning = ''] = shuffled(card.openings, random).flatMap(
        (opening) => fillOpening(opening, briefParts(brief), 0) ?? [],
      );
      return { id: card.id, text: { en: card.text, 'zh-CN': card.zh }, beginning };
    },

    'sessions.people': () => library.personas.map(({ id, name, who, cares }) => ({ id, name, who, cares })),
    'sessions.proposeRows': async ({ projectId, language }) =>
      proposeRows(await store.getBrief(projectId), library, language),
    'sessions.deal': ({ rows, used, seed }) => {
      const random = createRandom(seed ?? randomInt(2 ** 32));
      const had = new Set(used);
      const [combination = null] = dealCombinations(rows, 1, had, random);
      return { combination, left: Math.max(0, combinationCount(rows) - had.size - 1) };
    },

    'sessions.addition': (input, { signal }) =>
      emitted<AdditionEvent, unknown>((emit) => addToChain(parts, sampling, input, signal, emit)),

    async 'sessions.keepLink'({ projectId, chain, linkId }) {
      const { idea: made, chain: next } = keepLink(projectId, chain, linkId, Date.now());
      const [idea] = await drafts.addIdeas(projectId, [made], kinds.chain, next, made.createdAt);
      announce(projectId);
      return { idea: idea!, chain: next };
    },
  };
}

/** A sketch in words as an idea: its first line is the title, as in a list. */
function fieldsOf(text: string) {
  const [first = '', ...rest] = text.trim().split('\n');
  const fields = splitLine(first.trim());
  const title = fields.title.length > 200 ? beginningOf(fields.title) : fields.title;
  return { title, pitch: [fields.pitch, ...rest].filter((part) => part.trim() !== '').join('\n') };
}

function emptySheet({ seconds }: Sheet): Sheet {
  const panels = Array.from({ length: panelCount }, () => ({ text: '', spark: null }));
  return { seconds, panels, at: 0, leftMs: seconds * 1000, state: 'ready' };
}
