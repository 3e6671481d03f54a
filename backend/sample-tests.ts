import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads the tests that belong to the sample documents, as CSV, from the library folder. */
export function createSampleTests(libraryFolder: string): (language: 'en' | 'zh') => Promise<string> {
  return (language) => {
    const folder = language === 'en' ? 'support' : 'support-zh';
    return readFile(path.join(libraryFolder, 'samples', folder, 'tests.csv'), 'utf8');
  };
}
