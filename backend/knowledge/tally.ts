import type { ImportEvent } from './import-event.ts';

type Progress = Extract<ImportEvent, { type: 'progress' }>;
type Outcome = Extract<ImportEvent, { type: 'file' }>['outcome'];

/** Time left is not guessed before so much has passed. */
const sureAfterMs = 2000;

/** Keeps count of an import. */
export interface Tally {
  count(outcome: Outcome, characters: number): void;
  progress(file: string, phase: Progress['phase'], share: number): Progress;
  summary(): Omit<Extract<ImportEvent, { type: 'done' }>, 'type'>;
}

/** Reading a document is quick beside making its vectors. */
const readingShare = 0.1;

/** Begins counting, with the clock. */
export function createTally(planned: number): Tally {
  const began = performance.now();
  const outcomes = { added: 0, unchanged: 0, failed: 0 };
  let characters = 0;
  const done = () => outcomes.added + outcomes.unchanged + outcomes.failed;
  return {
    count(outcome, more) {
      outcomes[outcome]++;
      if (outcome === 'added') characters += more;
    },
    progress(file, phase, share) {
      const ofFile = phase === 'reading' ? share * readingShare : readingShare + share * (1 - readingShare);
      const finished = done() + ofFile;
      const elapsed = performance.now() - began;
      const timeLeftMs =
        elapsed < sureAfterMs || finished === 0 ? null : (elapsed / finished) * (planned - finished);
      return { type: 'progress', done: done(), planned, file, phase, share, timeLeftMs };
    },
    summary: () => ({ ...outcomes, characters, totalMs: performance.now() - began }),
  };
}
