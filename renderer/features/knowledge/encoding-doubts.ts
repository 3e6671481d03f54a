import type { OutputOf } from '../../../contract/index.ts';

type Preview = OutputOf<'sources.preview'>;

const textEndings = /\.(?:txt|text|md|markdown|html?|csv|tsv|log)$/iu;
/** A preview reads the whole file, so only files are looked at unasked that are read in a moment, in bytes. */
const quickSize = 5_000_000;
/** At most so many files are looked at unasked. */
const mostLookedAt = 20;
/** From here on a guess is trusted. */
const sure = 0.9;
const doubtful = ['encoding-uncertain', 'characters-replaced'];

/** A file by its place. */
export interface PlacedFile {
  readonly path: string;
  readonly size: number;
}

/** Whether a file says nothing about its own encoding. */
export const isPlainText = ({ path }: Pick<PlacedFile, 'path'>): boolean => textEndings.test(path);

/** The files that are worth a look before they are added, unasked. */
export const worthALook = (files: readonly PlacedFile[]): PlacedFile[] =>
  files.filter((file) => isPlainText(file) && file.size <= quickSize).slice(0, mostLookedAt);

/** Whether a person should see how a file reads before it is added. */
export const isDoubtful = ({ encoding, confidence, problems }: Preview): boolean =>
  encoding !== null &&
  ((confidence !== null && confidence < sure) || problems.some(({ code }) => doubtful.includes(code)));
