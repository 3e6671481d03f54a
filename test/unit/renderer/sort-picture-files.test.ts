import { expect, test } from 'vitest';
import { sortFiles } from '../../../renderer/features/pictures/sort-files.ts';

const filed = (path: string) => {
  const parts = path.split('/');
  return { file: { name: parts.at(-1)! }, folders: parts.slice(0, -1) };
};

test('each inner folder is a kind; hidden files and those beside the folders are left out', () => {
  const sorted = sortFiles(
    [
      'cups/whole/1.png',
      'cups/broken/2.png',
      'cups/whole/3.jpg',
      'cups/whole/.DS_Store',
      'cups/readme.txt',
    ].map(filed),
  );
  expect(sorted).toMatchObject({
    name: 'cups',
    classes: [
      { name: 'broken', files: [{ file: { name: '2.png' } }] },
      { name: 'whole', files: [{ file: { name: '1.png' } }, { file: { name: '3.jpg' } }] },
    ],
  });
});

test('says why a folder won’t do', () => {
  expect(sortFiles([])).toBe('no-kinds');
  expect(sortFiles(['cups/1.png'].map(filed))).toBe('no-kinds');
  expect(sortFiles(['cups/whole/1.png'].map(filed))).toBe('one-kind');
  expect(sortFiles(Array.from({ length: 60 }, (_, at) => filed(`cups/${at}/1.png`)))).toBe('many-kinds');
  expect(sortFiles(Array.from({ length: 6000 }, (_, at) => filed(`cups/${at % 2}/${at}.png`)))).toBe(
    'too-many',
  );
});
