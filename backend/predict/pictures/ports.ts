import type { PictureRun, PictureSet, PictureTraining } from '../../../contract/pictures.ts';

/** A picture to be kept; pixels are bytes, channel by channel and row by row. */
export interface NewPicture {
  readonly name: string;
  readonly classId: number;
  readonly pixels: Uint8Array;
}

/** A picture of a set, at its place from 0. */
export interface KeptPicture extends NewPicture {
  readonly at: number;
}

/** What the pictures need of the store. Every promise resolves after the rows are on the disk. */
export interface PictureStore {
  /** The newest first. Throws `not-found`. */
  listSets(projectId: string): Promise<PictureSet[]>;
  /** Throws `not-found`. */
  getSet(id: string): Promise<PictureSet>;
  addSet(
    set: Omit<PictureSet, 'classes' | 'count'> & { readonly classes: readonly string[] },
    pictures: readonly NewPicture[],
  ): Promise<PictureSet>;
  addPictures(setId: string, pictures: readonly NewPicture[]): Promise<PictureSet>;
  /** Hides it until it is restored, or purged after 30 days. Resolves to its project. */
  deleteSet(id: string, now: number): Promise<string>;
  restoreSet(id: string): Promise<PictureSet>;
  /** In order; `places` left out: all of them. */
  getPictures(setId: string, places?: readonly number[]): Promise<KeptPicture[]>;
  /** The newest first. */
  listRuns(setId: string): Promise<PictureRun[]>;
  /** Throws `not-found`. */
  getRun(id: string): Promise<{ readonly run: PictureRun; readonly parameters: Float32Array }>;
  addRun(run: PictureRun, parameters: Float32Array): Promise<void>;
  /** Resolves to its project. */
  deleteRun(id: string): Promise<string>;
}

/** What a job is asked to learn from. */
export interface TrainingOrder {
  readonly size: number;
  readonly channels: 1 | 3;
  readonly classCount: number;
  /** Bytes of all pictures, one after another. */
  readonly pixels: Uint8Array;
  readonly classes: Uint16Array;
  readonly training: PictureTraining;
}
