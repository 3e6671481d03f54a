import type { TFunction } from 'i18next';
import type { Dataset } from '../../../contract/recommend-data.ts';

/** What a dataset is called: samples are named in the language of the window, files as they are. */
export function datasetName({ name, origin }: Pick<Dataset, 'name' | 'origin'>, t: TFunction): string {
  return origin.kind === 'sample' ? t(`recommend.data.sampleName.${origin.sample}`) : name;
}
