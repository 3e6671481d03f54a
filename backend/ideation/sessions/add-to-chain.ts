import { randomInt, randomUUID } from 'node:crypto';
import { InklingError } from '../../../contract/errors.ts';
import type { Provenance, Sampling } from '../../../contract/ideation.ts';
import type { EventOf, ParsedInputOf } from '../../../contract/index.ts';
import { createRandom } from '../../numerics/random.ts';
import { briefParts } from '../brief-parts.ts';
import { chooseCards } from '../choose-cards.ts';
import { candidatesOf, draftCandidates } from '../draft-candidates.ts';
import type { IdeationParts } from '../generation.ts';
import { duplicateCloseness } from '../judge.ts';
import { judgingContext } from '../judging-context.ts';
import { nameOfIdea } from '../name-of-idea.ts';
import { beginningsFor } from '../openings.ts';
import { findMethod, requireBrief } from '../plan.ts';
import { briefText, ideaPrompt } from '../prompts.ts';
import { rememberFit } from '../remember-fit.ts';
import { tasteFor } from '../taste.ts';
import { vectorsOf } from '../embed-brief.ts';
import { ways } from '../ways/index.ts';

type Event = Exclude<EventOf<'sessions.addition'>, { type: 'failed' }>;

/** Cards asked in one turn, and how many of the best candidates are offered. */
const cardsAsked = 2;
const offered = 4;

/**
 * The model's turn: two cards that ask for an addition, chosen by how close their beginnings come to what was said
 * last, eight candidates each, and the same judging as everywhere. What is said again is no addition.
 */
export async function addToChain(
  parts: IdeationParts,
  sampling: Sampling,
  input: ParsedInputOf<'sessions.addition'>,
  signal: AbortSignal,
  emit: (event: Event) => void,
): Promise<void> {
  const { store, models, library, writerOf } = parts;
  const brief = await store.getBrief(input.projectId);
  requireBrief(brief);
  const modelId = writerOf(input.projectId, undefined);
  const conventions = await models.conventions(modelId);
  const seed = input.seed ?? randomInt(2 ** 32);
  const random = createRandom(seed);
  const method = findMethod(library, 'yes-and');
  const { drawn, additions } = ways[method.way]({
    ...{ method, library, random },
    input: { projectId: input.projectId, method: method.id, count: 1 },
  });
  const all = input.last ? additions : drawn;
  const fresh = all.filter(({ id }) => !input.had.includes(id));
  const cards = fresh.length >= cardsAsked ? fresh : all;
  const places = { ...briefParts(brief), idea: input.last ? nameOfIdea(input.last.title) : [] };

  await models.borrow(
    modelId,
    signal,
    (phase) => emit({ type: 'progress', phase }),
    async (lent) => {
      emit({ type: 'progress', phase: 'reading' });
      const said = input.last ? [input.last.text || input.last.title] : [];
      const { context, vectors } = await judgingContext(lent, brief, said, signal);
      const fit = rememberFit(lent.embedder, vectors[0] ?? context.problemVector, [], signal);
      const taste = tasteFor(brief, await vectorsOf(brief, lent.embedder, signal), library, []);
      const ranking = { fit, ...taste, had: new Set<string>() };
      const chosen = await chooseCards(cards, cardsAsked, places, ranking, random);
      const generationId = randomUUID();
      const { id, sha256 } = lent.text;
      await store.startGeneration({
        ...{ id: generationId, projectId: input.projectId, method: method.id, count: 1, seed },
        ...{ modelId: id, modelSha256: sha256, startedAt: Date.now(), given: null },
      });
      const finish = (state: 'done' | 'cancelled' | 'failed', candidates: number) =>
        store.finishGeneration(generationId, state, Date.now(), { candidates });
      try {
        const found: { title: string; text: string; provenance: Provenance }[] = [];
        for (const [turn, { card, openings }] of chosen.entries()) {
          emit({ type: 'progress', phase: 'drafting' });
          const prompt = ideaPrompt(conventions, briefText(conventions, brief), card.text);
          const taskSeed = (seed + Math.imul(turn + 1, 0x9e3779b1)) >>> 0;
          const { ranked, passed, written } = await draftCandidates(
            context,
            {
              ...{ prompt, sampling, seed: taskSeed, table: vectors },
              stimulus: card.text,
              isLed: conventions.isLed,
              beginnings: conventions.beginsItself
                ? []
                : beginningsFor(openings, places, candidatesOf(openings, conventions.isLed), random),
              usedTitles: input.last ? [input.last.title] : [],
            },
            () => emit({ type: 'progress', phase: 'judging' }),
          );
          for (const { title, pitch, opening, beginning, endedBy, judgement } of ranked)
            if (judgement.closeness < duplicateCloseness)
              found.push({
                title,
                text: pitch,
                provenance: {
                  ...{
                    generationId,
                    method: method.id,
                    opening,
                    openingPlace: beginning?.place,
                    endedBy,
                    sampling,
                    judgement,
                    seed: taskSeed,
                  },
                  stimulus: { id: card.id, kind: card.kind, text: card.text },
                  prompt: lent.text.render(prompt),
                  model: { id, sha256 },
                  candidates: { written, passed },
                },
              });
        }
        found.sort((a, b) => b.provenance.judgement.total - a.provenance.judgement.total);
        await finish('done', found.length);
        emit({ type: 'done', candidates: found.slice(0, offered) });
      } catch (error) {
        await finish(error instanceof InklingError && error.code === 'cancelled' ? 'cancelled' : 'failed', 0);
        throw error;
      }
    },
  );
}
