import { expect, test } from 'vitest';
import { readArguments } from '../../../electron/arguments.ts';

test.each([
  [['electron', '.', '--data', '/a b'], '/a b'],
  [['electron', '.', '--data=/a', '--no-sandbox'], '/a'],
  [['electron', '.', '--data', '/a', '--data', '/b'], '/b'],
  [['electron', '.'], null],
  [['electron', '.', '--data'], null],
  [['electron', '.', '--data='], null],
  [['electron', '.', '--database', '/a'], null],
])('%j', (words, dataFolder) => {
  expect(readArguments(words)).toEqual({ dataFolder });
});
