import { randomInt } from 'node:crypto';
import type { DevelopCandidate } from '../../contract/develop-documents.ts';
import type { DevelopTemplate } from '../../contract/develop-templates.ts';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import { EventQueue } from '../streams/event-queue.ts';
import { factsOf } from './draft/facts.ts';
import { takeTexts } from './draft/take-texts.ts';
import { writeSentences, type WrittenSentences } from './draft/write-sentences.ts';
import { findField } from './find-field.ts';
import type { DevelopModels, DevelopStore, FillOpening, PeopleOf } from './ports.ts';
import { wordsOfEntry } from './words-of-entry.ts';

type Event = Exclude<EventOf<'develop.draft'>, { type: 'failed' }>;

/**
 * Proposals for one more entry. What brief, idea and other documents already say comes first and at once; when that is
 * used up, the model ends hand-written openings. Nothing is kept: a person accepts, edits or turns down.
 */
export async function* draftField(
  parts: {
    readonly store: DevelopStore;
    readonly models: DevelopModels;
    readonly templates: readonly DevelopTemplate[];
    readonly fillOpening: FillOpening;
    readonly peopleOf: PeopleOf;
  },
  input: ParsedInputOf<'develop.draft'>,
  signal: AbortSignal,
): AsyncGenerator<Event, void, void> {
  const { store, models, templates } = parts;
  const { field } = findField(templates, input.templateId, input.fieldId);
  const idea = await store.getIdea(input.ideaId);
  const brief = await store.getBrief(idea.projectId);
  const { fields, assumptions } = await store.readDocuments(idea.id);
  const here = fields.find(
    ({ templateId, fieldId }) => templateId === input.templateId && fieldId === input.fieldId,
  );
  const known = [
    ...input.not,
    ...(here?.entries ?? []).flatMap(({ text, cells }) => [text, ...Object.values(cells)]),
  ].filter((text) => text.trim() !== '');

  const { language } = input;
  const taken = takeTexts(field, {
    ...{ brief, idea, templates, fields, assumptions, language },
    people: parts.peopleOf(brief),
    // The places take English words.
    fill: (text, turn) => (language === 'en' ? parts.fillOpening(text, brief, turn) : text),
  });
  const fresh = withoutKnown(taken, known);
  const ask = field.draft?.ask ?? null;
  const facts = factsOf(brief, idea);
  const layout = ask === null || facts.isForeign ? null : await models.layout();
  if (fresh.length > 0 || ask === null || layout === null) {
    yield { type: 'done', candidates: fresh, written: 0, rejected: [] };
    return;
  }

  yield { type: 'progress', phase: 'waiting' };
  const queue = new EventQueue<Event>();
  let sentences: WrittenSentences = { candidates: [], written: 0, rejected: [] };
  const work = models.borrow(signal, async (model, embed) => {
    queue.push({ type: 'progress', phase: 'writing' });
    sentences = await writeSentences(model, embed, {
      field,
      ask,
      brief,
      idea,
      facts,
      layout,
      fillOpening: parts.fillOpening,
      known,
      seed: input.seed ?? randomInt(2 ** 32),
      signal,
      onText: (text) => queue.push({ type: 'text', text }),
    });
  });
  yield* queue.during(work);
  yield {
    type: 'done',
    candidates: [...sentences.candidates],
    written: sentences.written,
    rejected: [...sentences.rejected],
  };

  /** Leaves out what stands there already, and of proposals that say the same all but the first. */
  function withoutKnown(
    candidates: readonly DevelopCandidate[],
    said: readonly string[],
  ): DevelopCandidate[] {
    const seen = new Set(said.map(normalized));
    return candidates.filter(({ words }) => {
      // Of a row, what is proposed: what stands beside it may come again.
      const column = field.draft?.column;
      const text = normalized((column && words.cells[column]) ?? wordsOfEntry(field, words));
      const isNew = text !== '' && !seen.has(text);
      seen.add(text);
      return isNew;
    });
  }
}

function normalized(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.。]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
