import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sessionKinds } from '../../contract/ideation.ts';
import { boxRoles } from '../../contract/stimuli.ts';
import type { ChoiceWeights } from './choice-weights.ts';
import type { Completion, completionsSchema } from './completion.ts';
import type { Need, NeedWeights } from './needs.ts';

const localizedSchema = z.object({ en: z.string().min(1), 'zh-CN': z.string().min(1) });

/** A stimulus card: what the model is asked to answer, and ways to begin. See library/schema.md. */
export const cardSchema = z.object({
  id: z.string().min(1),
  kind: z.string().min(1),
  /** SCAMPER's verb, for cards of that kind. */
  verb: z.string().optional(),
  /** The AI use case, for cards of that kind. */
  lens: z.string().optional(),
  /** Exactly what the model is sent. */
  text: z.string().min(1),
  zh: z.string().min(1),
  /** Beginnings of a pitch that carry the card's mechanism; places such as {staff} are filled from the brief. */
  openings: z.array(z.string().min(1)).default([]),
});

/** A stimulus, and what people wrote to it. */
export type Card = z.infer<typeof cardSchema> & {
  /** What was written to each of its openings, in their order; absent where nothing was. */
  readonly completions?: readonly Completion[] | undefined;
};

/** Cards, or people, with what was written to their openings. */
export function withCompletions<One extends { readonly id: string }>(
  cards: readonly One[],
  completions: z.infer<typeof completionsSchema>,
): (One & Pick<Card, 'completions'>)[] {
  return cards.map((card) => ({ ...card, completions: completions[card.id] }));
}

/** A method: which cards it draws, and how it goes round among them. */
export const methodFileSchema = z.object({
  id: z.string().min(1),
  /** Its place in the list of methods; the first is the default. */
  position: z.int().positive(),
  name: localizedSchema,
  description: localizedSchema,
  kinds: z.array(z.string()).min(1),
  /** Card field whose values are taken in turn, so that ideas come from all of them. */
  spread: z.enum(['verb', 'lens', 'kind']).nullable(),
  /** The order of those values; left out: as they come. */
  order: z.array(z.string()).optional(),
  /** How it builds its calls: a file in ways/. */
  way: z.enum(['cards', 'personas', 'box', 'chain']).default('cards'),
  /** The session it is held in, for a method that is more than a press of a button. */
  session: z.enum(sessionKinds).nullable().default(null),
  source: z.string(),
});
export type MethodFile = z.infer<typeof methodFileSchema>;

/** Somebody to look at the problem as. */
export const personaSchema = z.object({
  id: z.string().min(1),
  name: localizedSchema,
  who: localizedSchema,
  cares: localizedSchema,
  openings: z.array(z.string().min(1)).min(3),
});
export type Persona = z.infer<typeof personaSchema> & Pick<Card, 'completions'>;

/** A parameter that many problems have, with options for it. */
export const boxSheetSchema = z.object({
  id: z.string().min(1),
  role: z.enum(boxRoles),
  name: localizedSchema,
  options: z.array(localizedSchema).min(4),
});
type BoxSheet = z.infer<typeof boxSheetSchema>;

/** The hand-written content that ideation works with. */
export interface IdeationLibrary {
  readonly cards: readonly Card[];
  readonly methods: readonly MethodFile[];
  /** What briefs may be about. */
  readonly needs: readonly Need[];
  readonly needWeights: NeedWeights;
  /** What tells which openings people would choose for a brief. */
  readonly choiceWeights: ChoiceWeights;
  /** The hashes of both weights, one after the other. */
  readonly weightsHash: string;
  /** Beginnings of a first experiment, with places as in a card's openings. */
  readonly experiments: readonly string[];
  readonly personas: readonly Persona[];
  /** Beginnings for a persona that has none of its own, with {persona} and {care|what stands for it}. */
  readonly personaOpenings: readonly string[];
  /** What was written to those, in their order. */
  readonly personaCompletions: readonly Completion[];
  readonly boxSheets: readonly BoxSheet[];
  /** Beginnings that put a combination together, with the roles of its cells as places. */
  readonly boxOpenings: readonly string[];
  /** What was written to those, in their order, with roles as places too. */
  readonly boxCompletions: readonly Completion[];
  /** The same for cells without a role, with {cells} for all of them. */
  readonly ownBoxOpenings: readonly string[];
  readonly ownBoxCompletions: readonly Completion[];
}

/** A hash of the library: another one may give other ideas for the same seed. */
export function hashOfLibrary(library: IdeationLibrary): string {
  const { cards, methods, needs, experiments, personas, personaOpenings } = library;
  const { boxSheets, boxOpenings, ownBoxOpenings, weightsHash } = library;
  const { personaCompletions, boxCompletions, ownBoxCompletions } = library;
  const all = [
    cards,
    methods,
    needs,
    experiments,
    personas,
    personaOpenings,
    boxSheets,
    boxOpenings,
    ownBoxOpenings,
    personaCompletions,
    boxCompletions,
    ownBoxCompletions,
    weightsHash,
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
}

/** The cards a method may draw. */
export function cardsOf(method: MethodFile, library: Pick<IdeationLibrary, 'cards'>): Card[] {
  return library.cards.filter((card) => method.kinds.includes(card.kind));
}

/** How many different stimuli a method has before the person brings any. */
export function cardCount(method: MethodFile, library: IdeationLibrary): number {
  switch (method.way) {
    case 'personas':
      return library.personas.length;
    case 'box':
      return library.boxSheets.reduce((sum, { options }) => sum + options.length, 0);
    case 'cards':
    case 'chain':
      return cardsOf(method, library).length;
  }
}
