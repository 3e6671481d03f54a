import { briefParts } from '../../backend/ideation/brief-parts.ts';
import { vectorsOf } from '../../backend/ideation/embed-brief.ts';
import { chooseCards } from '../../backend/ideation/choose-cards.ts';
import { candidatesOf, draftCandidates } from '../../backend/ideation/draft-candidates.ts';
import { sampling } from '../../backend/ideation/generation.ts';
import { judgingContext } from '../../backend/ideation/judging-context.ts';
import { beginningsFor } from '../../backend/ideation/openings.ts';
import { briefText, ideaPrompt } from '../../backend/ideation/prompts.ts';
import { rememberFit } from '../../backend/ideation/remember-fit.ts';
import { createRandom } from '../../backend/numerics/random.ts';
import { tasteFor } from '../../backend/ideation/taste.ts';
import { additionKind } from '../../backend/ideation/ways/chain.ts';
import type { Ask } from './ask.ts';

/** Finalists of the app's own way for `count` cards, with their marks; nothing is on the table. */
export async function candidatesFor(ask: Ask) {
  const { text, embedder, library, conventions, seed, count, signal } = ask;
  const brief = { success: '', ...ask.brief, projectId: '', about: null, updatedAt: 0 };
  const random = createRandom(seed);
  const parts = briefParts(brief);
  const asBrief = briefText(conventions, brief);
  const { context } = await judgingContext({ text, embedder }, brief, [], signal);
  const fit = rememberFit(embedder, context.problemVector, [], signal);
  const vectors = await vectorsOf(brief, embedder, signal);
  const ranking = { fit, ...tasteFor(brief, vectors, library, []), had: new Set<string>() };
  const cards = library.cards.filter(({ kind }) => kind !== additionKind);
  const found = [];
  const used = new Set<string>();
  for (let place = 0; place < count; place++) {
    const left = cards.filter(({ id }) => !used.has(id));
    const [chosen] = await chooseCards(left, 1, parts, ranking, random);
    if (!chosen) break;
    const { card, openings } = chosen;
    used.add(card.id);
    const { ranked } = await draftCandidates(
      context,
      {
        prompt: ideaPrompt(conventions, asBrief, card.text),
        stimulus: card.text,
        beginnings: beginningsFor(openings, parts, candidatesOf(openings, conventions.isLed), random),
        isLed: conventions.isLed,
        sampling,
        seed: Math.floor(random() * 2 ** 31),
        table: [],
        usedTitles: [],
      },
      () => {},
    );
    for (const { title, pitch, opening, endedBy, judgement } of ranked)
      found.push({ kind: card.kind, stimulus: card.text, opening, title, pitch, endedBy, marks: judgement });
  }
  return found;
}
