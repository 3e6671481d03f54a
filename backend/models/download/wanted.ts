import { createHash } from 'node:crypto';
import type { CatalogueModel, HubSource } from '../../../contract/catalogue.ts';
import { diskBytesOf } from '../fit.ts';
import type { AskedSource } from './ask-hub.ts';

/** A model that is to be fetched, of the list or found. */
export interface Wanted {
  /** Its download's, and the name of the folder that it lies in. */
  readonly id: string;
  readonly name: string;
  readonly source: AskedSource & Pick<HubSource, 'format'>;
  /** What it takes on the disk while it is brought in, where its files take so much. */
  diskBytes(totalBytes: number): number;
}

/** A file that a search found. */
interface FoundFile {
  readonly repository: string;
  readonly file: string;
}

/** A model of the list. */
export function wantedOf(model: CatalogueModel): Wanted {
  const { id, name, source } = model;
  return {
    ...{ id, name, source },
    diskBytes: (bytes) => diskBytesOf({ ...model, source: { ...source, bytes } }),
  };
}

/** Once converted no way of packing takes more than twice its file; beside it there is room to work. */
const convertedShare = 2;
const spareBytes = 0.5e9;
const mostName = 80;

/** A file that a search found. */
export function foundWanted({ repository, file }: FoundFile): Wanted {
  const name = file.replace(/^.*\//u, '').replace(/\.gguf$/iu, '');
  return {
    id: foundId({ repository, file }),
    name: name.slice(0, mostName),
    source: {
      ...{ format: 'gguf', repository, revision: null, files: [file], optionalFiles: [], sha256: null },
    },
    diskBytes: (bytes) => bytes * (1 + convertedShare) + spareBytes,
  };
}

function foundId({ repository, file }: FoundFile): string {
  return `found-${createHash('sha256').update(`${repository}\n${file}`).digest('hex').slice(0, 24)}`;
}

/** Whether a download is one of a file that a search found. No model of the list is called so. */
export function isFoundId(id: string): boolean {
  return /^found-[0-9a-f]{24}$/u.test(id);
}
