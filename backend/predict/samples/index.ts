import { csvLine } from '../../../contract/csv.ts';
import type { PredictSample, PredictSampleId } from '../../../contract/predict-data.ts';
import { createRandom } from '../../numerics/random.ts';
import { columnOf, type Table } from '../data/column.ts';
import { churn } from './churn.ts';
import { flats } from './flats.ts';
import { machines } from './machines.ts';
import { plans } from './plans.ts';
import type { Sample, SampleLanguage } from './sample.ts';

const samples: Readonly<Record<PredictSampleId, Sample>> = { churn, machines, flats, plans };

/** The samples as lists show them. */
export function describeSamples(language: SampleLanguage): PredictSample[] {
  return (Object.entries(samples) as [PredictSampleId, Sample][]).map(([id, sample]) => ({
    id,
    name: sample.name[language],
    description: sample.description[language],
    target: sample.columns.at(-1)![language],
    task: sample.task,
    rows: sample.rows,
    columns: sample.columns.length,
  }));
}

function drawn(id: PredictSampleId, seed: number, language: SampleLanguage): string[][] {
  const { rows, draw } = samples[id];
  const random = createRandom(seed);
  return Array.from({ length: rows }, (_, row) =>
    draw(random, row, language).map((cell) => (cell === null ? '' : String(cell))),
  );
}

/** A sample as a table. The same seed gives the same rows. */
export function sampleTable(id: PredictSampleId, seed: number, language: SampleLanguage): Table {
  const rows = drawn(id, seed, language);
  const columns = samples[id].columns.map((name, at) =>
    columnOf(
      name[language],
      rows.map((row) => row[at]!),
    ),
  );
  return { rows: rows.length, columns };
}

/** A sample as a CSV file. */
export function sampleFile(
  id: PredictSampleId,
  seed: number,
  language: SampleLanguage,
): { name: string; text: string } {
  const header = samples[id].columns.map((name) => name[language]);
  return { name: `${id}.csv`, text: [header, ...drawn(id, seed, language)].map(csvLine).join('') };
}
