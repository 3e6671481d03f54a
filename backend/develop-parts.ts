import type { DevelopModels, FillOpening, PeopleOf } from './develop/ports.ts';
import { briefParts } from './ideation/brief-parts.ts';
import { fillOpening } from './ideation/openings.ts';
import type { Runtime } from './runtime/runtime.ts';

/** What develop needs of the models: the default text model with its embedder, and the layout of the task. */
export function developModels(runtime: Runtime): DevelopModels {
  return {
    borrow: (signal, use) =>
      runtime.borrow(
        undefined,
        signal,
        () => {},
        ({ text, embedder }) =>
          use(
            {
              id: text.id,
              sha256: text.sha256,
              render: (prompt) => text.render({ ...prompt, stem: '' }),
              write: (request) => text.complete(request),
            },
            (texts) => embedder.embed(texts, signal),
          ),
      ),
    layout: async () => (await runtime.conventions(undefined)).tasks.develop ?? null,
  };
}

/** Fills openings as ideation does: with the people, things and places that a brief names. */
export const fillFromBrief: FillOpening = (opening, brief, turn) =>
  fillOpening(opening, briefParts(brief), turn);

/** Whom a brief is for, as ideation tells it. */
export const peopleOfBrief: PeopleOf = (brief) => {
  const { customer, staff } = briefParts(brief);
  return { customers: customer, staff };
};
