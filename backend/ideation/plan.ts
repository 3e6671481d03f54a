import { InklingError } from '../../contract/errors.ts';
import type { GenerateInput, Idea } from '../../contract/ideation.ts';
import type { Brief } from '../../contract/projects.ts';
import type { Random } from '../numerics/random.ts';
import { briefParts } from './brief-parts.ts';
import { chooseCards, type ChosenCard, type Fit } from './choose-cards.ts';
import { contenders, drawCards } from './draw-cards.ts';
import type { Card, IdeationLibrary, MethodFile } from './library.ts';
import { openingsFor } from './openings.ts';
import type { Conventions, Prompt } from './ports.ts';
import { blindIdeaPrompt, briefText, ideaPrompt } from './prompts.ts';

/** Candidates written for each stimulus: as many as a step writes side by side. */
const candidateCount = 8;
/** Stimuli that compete for one place: a good card makes more difference than a lucky candidate. */
const rivals = 2;

/** One question to the model, and how its answers begin. */
export interface Task {
  readonly stimulus: { readonly id: string; readonly kind: string; readonly text: string };
  readonly prompt: Prompt;
  readonly blind: Prompt;
  readonly openings: readonly string[];
}

/** Where the tasks of a generation come from. */
export interface Plan {
  readonly method: string;
  readonly parentId: string | null;
  /** The tasks that compete for a new place. None when there is nothing left to ask. */
  next(fit: Fit): Promise<Task[]>;
  /** Other tasks for a place whose tasks yielded nothing. None when there is nothing left to ask. */
  instead(failed: readonly Task[], fit: Fit): Promise<Task[]>;
  /** Says which task won its place; the others may be asked again. Null: none did, and none is. */
  settle(tasks: readonly Task[], winner: Task | null): void;
}

/** The method asked for. Throws `invalid-input` for an unknown one. */
export function findMethod(library: IdeationLibrary, id: string): MethodFile {
  const method = library.methods.find((candidate) => candidate.id === id);
  if (method) return method;
  const known = library.methods.map((candidate) => candidate.id).join(', ');
  throw new InklingError('invalid-input', `There is no method “${id}”.`, `Choose one of: ${known}.`);
}

/** Throws `brief-empty` for a brief that says nothing. */
export function requireBrief(brief: Brief): void {
  if (brief.problem.trim() === '' && brief.title.trim() === '')
    throw new InklingError(
      'brief-empty',
      'The brief is empty, so there is nothing to have ideas about.',
      'Write at least what the problem is; who has it and what you have at hand help too.',
    );
}

interface PlanSources {
  readonly input: GenerateInput;
  readonly brief: Brief;
  readonly conventions: Conventions;
  readonly library: IdeationLibrary;
  /** The idea to grow from, or to replace. */
  readonly like: Idea | null;
  readonly replaced: Idea | null;
  readonly random: Random;
}

/** The cards asked for, in the order they were drawn. Throws `invalid-input` for one that is not the method's. */
function onlyCards(cards: readonly Card[], ids: readonly string[] | undefined): readonly Card[] {
  if (!ids) return cards;
  const unknown = ids.find((id) => !cards.some((card) => card.id === id));
  if (unknown !== undefined)
    throw new InklingError(
      'invalid-input',
      `This method has no card “${unknown}”.`,
      'Choose a card of the method, or leave the cards out.',
    );
  return cards.filter(({ id }) => ids.includes(id));
}

/** What “more like this” draws from: every card but the idea's own, those closest to the idea first. */
function cardsLike(like: Idea, library: IdeationLibrary): Draw {
  const others = library.cards.filter(({ id }) => id !== like.provenance?.stimulus.id);
  return { method: 'more-like-this', spread: null, drawn: others };
}

interface Draw {
  readonly method: string;
  readonly spread: MethodFile['spread'];
  /** In the order of their turns. */
  readonly drawn: readonly Card[];
}

/** Decides what the model is asked: cards of the method, cards like an idea, the card of the idea replaced. */
export function createPlan(sources: PlanSources): Plan {
  const { input, brief, conventions, library, like, replaced, random } = sources;
  const method = findMethod(library, input.method);
  const draw: Draw = like
    ? cardsLike(like, library)
    : {
        method: method.id,
        spread: method.spread,
        drawn: onlyCards(drawCards(method, library, random), input.cardIds),
      };
  const { drawn } = draw;
  const parts = briefParts(brief);
  const text = briefText(conventions, brief);
  const left = [...drawn];
  const same = library.cards.find((card) => card.id === replaced?.provenance?.stimulus.id);
  const asked = new Map<string, Card>();

  const ask = ({ card, openings }: ChosenCard): Task => {
    asked.set(card.id, card);
    return {
      stimulus: { id: card.id, kind: card.kind, text: card.text },
      prompt: ideaPrompt(conventions, text, card.text),
      blind: blindIdeaPrompt(conventions, card.text),
      openings: openingsFor(openings, parts, candidateCount, random),
    };
  };
  const askBest = async (turn: Card | undefined, fit: Fit): Promise<Task[]> => {
    if (!turn || left.length === 0) return [];
    const cards = contenders(turn, left, draw.spread);
    return (await chooseCards(cards, rivals, parts, fit, random)).map(ask);
  };
  let places = 0;
  return {
    method: draw.method,
    parentId: like?.id ?? null,
    next: async (fit) => {
      const place = places++;
      if (same && place === 0) return [ask({ card: same, openings: same.openings })];
      // The order drawn says whose turn it is; which card of that value comes is a matter of fit.
      return askBest(drawn[place % drawn.length], fit);
    },
    instead: ([failed], fit) => askBest(failed && asked.get(failed.stimulus.id), fit),
    settle(tasks, winner) {
      for (const task of winner ? [winner] : tasks) {
        const place = left.findIndex((card) => card.id === task.stimulus.id);
        if (place >= 0) left.splice(place, 1);
      }
    },
  };
}
