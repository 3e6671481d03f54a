import { briefParts } from '../../backend/ideation/brief-parts.ts';
import { fillOpening } from '../../backend/ideation/openings.ts';
import { createRandom, shuffled } from '../../backend/numerics/random.ts';
import { dot } from '../../backend/numerics/vectors.ts';
import { additionKind } from '../../backend/ideation/ways/chain.ts';
import type { Ask } from './ask.ts';

/** Drawn from so many times as many cards as are wanted, those closest to the problem. */
const drawnFrom = 3;

/** Openings as the app fills them, of cards that come close to the problem in meaning: one a card. */
export async function openingsFor({ embedder, library, brief, seed, count, signal }: Ask) {
  const random = createRandom(seed);
  const parts = briefParts({ success: '', ...brief });
  const filled = library.cards
    .filter(({ kind }) => kind !== additionKind)
    .flatMap((card) =>
      shuffled(card.openings, random).flatMap((opening) => {
        const text = fillOpening(opening, parts, Math.floor(random() * 3));
        return text === null ? [] : [{ card, opening: text }];
      }),
    )
    .filter(({ card }, i, all) => all.findIndex((other) => other.card === card) === i);
  const [problem, ...vectors] = await embedder.embed(
    [`${brief.title}. ${brief.problem}`, ...filled.map(({ opening }) => opening)],
    signal,
  );
  const close = filled.map((one, i) => ({ ...one, fit: dot(vectors[i]!, problem!) }));
  close.sort((a, b) => b.fit - a.fit);
  return shuffled(close.slice(0, drawnFrom * count), random)
    .slice(0, count)
    .map(({ card, opening }) => ({ kind: card.kind, stimulus: card.text, opening }));
}
