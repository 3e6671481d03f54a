import type { InputOf } from '../../../contract/index.ts';

/** For whom a list is made: somebody in the data, or somebody invented by what they have chosen. */
export type Who = InputOf<'recommend.recommend'>['who'];
