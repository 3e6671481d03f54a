import path from 'node:path';
import { expect, test } from 'vitest';
import { assetPath } from '../../../electron/asset-path.ts';

const folder = path.resolve('/app/out/renderer');

test.each([
  ['app://inkling/', 'index.html'],
  ['app://inkling/index.html', 'index.html'],
  ['app://inkling/assets/a%20b.js?x=1#y', 'assets/a b.js'],
  ['app://inkling/projects/5', 'index.html'],
  ['app://inkling/../../secret.txt', 'secret.txt'],
])('%s is a file in the folder', (address, file) => {
  expect(assetPath(folder, address)).toBe(path.join(folder, file));
});

test.each([
  'app://inkling/%2e%2e%2fsecret.txt',
  'app://inkling/..%2f..%2fetc/passwd',
  'app://inkling/a%2f..%2f..%2f..%2fx.js',
  'app://inkling/..%5c..%5csecret.txt',
  'app://inkling/%2e%2e%2frenderer-two/x.js',
  'app://inkling/%00.js',
  'app://inkling/%ff.js',
  'app://elsewhere/index.html',
  'file:///etc/passwd',
  'not an address',
])('%s is nothing', (address) => {
  expect(assetPath(folder, address)).toBeNull();
});
