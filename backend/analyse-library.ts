import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnalyseLibrary, SeedSentence } from './analyse/ports.ts';

const polarities: Readonly<Record<string, SeedSentence['polarity']>> = {
  '+': 'positive',
  '=': 'neutral',
  '-': 'negative',
};

/** Seeds and samples of Analyse. A seed is a line: a sign, a space, a sentence. */
export function analyseLibrary(libraryFolder: string): AnalyseLibrary {
  return {
    async seeds(language) {
      const file = path.join(libraryFolder, 'analyse', `sentiment-${language}.txt`);
      const lines = (await readFile(file, 'utf8')).split(/\r?\n/u).filter((line) => line !== '');
      return lines.map((line) => {
        const polarity = polarities[line[0]!];
        if (!polarity || line[1] !== ' ') throw new Error(`The file ${file} of the library can't be used.`);
        return { polarity, text: line.slice(2) };
      });
    },
    sampleFile: (sample) => path.join(libraryFolder, 'samples', 'analyse', `${sample}.csv`),
  };
}
