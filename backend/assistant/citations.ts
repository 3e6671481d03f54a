import type { Citation } from '../../contract/answer.ts';
import type { Passage } from './ports.ts';

/** Numbers the places an answer rests on, in the order they are first used. */
export class Citations {
  readonly #cited: Citation[] = [];

  get all(): readonly Citation[] {
    return this.#cited;
  }

  /** The citation of some words of a passage; the same words keep their number. */
  cite(
    passage: Passage,
    words: { readonly text: string; readonly start: number; readonly end: number },
  ): Citation {
    const known = this.#cited.find(
      ({ sourceId, start, end }) =>
        sourceId === passage.sourceId && start === words.start && end === words.end,
    );
    if (known) return known;
    const made: Citation = {
      number: this.#cited.length + 1,
      sourceId: passage.sourceId,
      chunkId: passage.chunkId,
      source: passage.source,
      page: passage.page,
      headings: [...passage.headings],
      start: words.start,
      end: words.end,
      text: words.text,
    };
    this.#cited.push(made);
    return made;
  }
}
