import type { PitchDeck, ProjectDocument } from '../leave/ports.ts';
import { writeDocx } from './write-docx.ts';
import { writePptx } from './write-pptx.ts';

/** The writing of office files, for a worker thread: a project of thousands of ideas takes seconds. */
export function createWriterJobs() {
  return {
    'write/docx': (document: ProjectDocument): Promise<Uint8Array> => writeDocx(document),
    'write/pptx': (deck: PitchDeck): Promise<Uint8Array> => writePptx(deck),
  };
}

export type WriterJobs = ReturnType<typeof createWriterJobs>;
