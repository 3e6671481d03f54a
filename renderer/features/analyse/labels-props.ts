import type { Analysis } from '../../../contract/analyse-data.ts';
import type { OutputOf } from '../../../contract/index.ts';
import type { OpenRows } from './rows-sheet.tsx';

/** What a part of the labels is given. */
export interface LabelsProps {
  readonly analysis: Analysis;
  readonly known: OutputOf<'analyse.get'>;
  readonly onOpen: OpenRows;
}
