import { createHash } from 'node:crypto';
import { z } from 'zod';

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
export type Card = z.infer<typeof cardSchema>;

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
  source: z.string(),
});
export type MethodFile = z.infer<typeof methodFileSchema>;

/** The hand-written content that ideation works with. */
export interface IdeationLibrary {
  readonly cards: readonly Card[];
  readonly methods: readonly MethodFile[];
  /** Beginnings of a first experiment, with places as in a card's openings. */
  readonly experiments: readonly string[];
}

/** A hash of the library: another one may give other ideas for the same seed. */
export function hashOfLibrary({ cards, methods, experiments }: IdeationLibrary): string {
  return createHash('sha256')
    .update(JSON.stringify([cards, methods, experiments]))
    .digest('hex')
    .slice(0, 32);
}

/** The cards a method may draw. */
export function cardsOf(method: MethodFile, library: IdeationLibrary): Card[] {
  return library.cards.filter((card) => method.kinds.includes(card.kind));
}
