import { InklingError } from '../../contract/errors.ts';
import type { GenerateInput, Idea } from '../../contract/ideation.ts';
import type { Brief } from '../../contract/projects.ts';
import type { Random } from '../numerics/random.ts';
import { briefParts, type BriefParts } from './brief-parts.ts';
import { chooseCards, openingsOf, type ChosenCard, type Ranking } from './choose-cards.ts';
import { candidatesOf } from './draft-candidates.ts';
import { contenders, kindsInARow } from './draw-cards.ts';
import type { Card, IdeationLibrary, MethodFile } from './library.ts';
import { nameOfIdea } from './name-of-idea.ts';
import { beginningsFor, type Beginning } from './openings.ts';
import type { Conventions, Prompt } from './ports.ts';
import { briefText, ideaPrompt } from './prompts.ts';
import { additionKind } from './ways/chain.ts';
import type { Draw } from './ways/draw.ts';
import { ways } from './ways/index.ts';

/**
 * Stimuli that compete for one place where the model has to end what the card began. What people finished is ranked well
 * before it is written, and marks tell no better which is worth more: there one card takes the place.
 */
const rivals = 2;

/** One question to the model, and how its answers begin. */
export interface Task {
  readonly stimulus: { readonly id: string; readonly kind: string; readonly text: string };
  readonly prompt: Prompt;
  /** One for each candidate; none when the model begins as it likes. */
  readonly beginnings: readonly Beginning[];
}

/** Where the tasks of a generation come from. */
export interface Plan {
  readonly method: string;
  /** The idea that the next one grows on; null for none. */
  parentId(): string | null;
  /** The tasks that compete for a new place. None when there is nothing left to ask. */
  next(ranking: Ranking): Promise<Task[]>;
  /** Other tasks for a place whose tasks yielded nothing. None when there is nothing left to ask. */
  instead(failed: readonly Task[], ranking: Ranking): Promise<Task[]>;
  /** Says which task won its place; the others may be asked again. Null: none did, and none is. */
  settle(tasks: readonly Task[], winner: Task | null): void;
  /** Says which idea took the place. */
  shown(idea: Idea): void;
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

/** What “more like this” draws from: every card but the idea's own, those closest to the idea first. */
function cardsLike(like: Idea, library: IdeationLibrary): Draw {
  const others = library.cards.filter(
    ({ id, kind }) => id !== like.provenance?.stimulus.id && kind !== additionKind,
  );
  return { method: 'more-like-this', spread: null, drawn: others, isReusable: false, additions: [] };
}

/**
 * The card that an idea came from. One that was made for it (a persona, a combination, an addition to another idea)
 * is made again from what is kept of it.
 */
function cardOf(replaced: Idea | null, library: IdeationLibrary): Card | null {
  if (!replaced?.provenance) return null;
  const { stimulus, opening } = replaced.provenance;
  const known = library.cards.find(({ id, kind }) => id === stimulus.id && kind !== additionKind);
  return known ?? { ...stimulus, zh: stimulus.text, openings: opening === '' ? [] : [opening] };
}

/** Decides what the model is asked: cards of the method, cards like an idea, the card of the idea replaced. */
export function createPlan(sources: PlanSources): Plan {
  const { input, brief, conventions, library, like, replaced, random } = sources;
  const method = findMethod(library, input.method);
  const draw = like ? cardsLike(like, library) : ways[method.way]({ method, library, input, random });
  const { drawn, additions } = draw;
  const ofBrief = briefParts(brief);
  const text = briefText(conventions, brief);
  const left = [...drawn];
  const leftToAdd = [...additions];
  const same = cardOf(replaced, library);
  const asked = new Map<string, Card>();
  const kinds: string[] = [];
  let last: Idea | null = null;

  const isAdding = () => last !== null && additions.length > 0;
  const parts = (): BriefParts =>
    last && isAdding() ? { ...ofBrief, idea: nameOfIdea(last.title) } : ofBrief;
  const ask = ({ card, openings }: ChosenCard): Task => {
    asked.set(card.id, card);
    const count = candidatesOf(openings, conventions.isLed);
    return {
      stimulus: { id: card.id, kind: card.kind, text: card.text },
      prompt: ideaPrompt(conventions, text, card.text),
      beginnings: conventions.beginsItself ? [] : beginningsFor(openings, parts(), count, random),
    };
  };
  const askBest = async (turn: Card | undefined, ranking: Ranking): Promise<Task[]> => {
    const cards = isAdding()
      ? leftToAdd
      : turn && contenders(turn, left, draw.spread, kinds.slice(1 - kindsInARow));
    if (!cards || cards.length === 0) return [];
    // A card that is asked again is asked alone: the person picked it.
    const chosen = draw.isReusable && turn ? [turn] : cards;
    const best = await chooseCards(chosen, rivals, parts(), ranking, random);
    const isFinished = conventions.isLed && best[0]?.openings.some(({ completion }) => completion !== null);
    return best.slice(0, isFinished ? 1 : rivals).map(ask);
  };
  let places = 0;
  return {
    method: draw.method,
    parentId: () => like?.id ?? (isAdding() ? (last?.id ?? null) : null),
    next: async (ranking) => {
      const place = places++;
      if (same && place === 0) return [ask({ card: same, openings: openingsOf(same) })];
      // The order drawn says whose turn it is; which card of that value comes is a matter of fit.
      return askBest(drawn[place % drawn.length], ranking);
    },
    instead: ([failed], ranking) => askBest(failed && asked.get(failed.stimulus.id), ranking),
    settle(tasks, winner) {
      if (winner) kinds.push(winner.stimulus.kind);
      if (draw.isReusable) return;
      for (const task of winner ? [winner] : tasks)
        for (const pile of [left, leftToAdd]) {
          const place = pile.findIndex((card) => card.id === task.stimulus.id);
          if (place >= 0) pile.splice(place, 1);
        }
    },
    shown: (idea) => void (last = idea),
  };
}
