import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWindowState, saveWindowState } from '../../../electron/window-state.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const first = { bounds: { width: 1280, height: 800 }, maximized: false, zoomLevel: 0 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inkling-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was saved comes back', () => {
  const state = { bounds: { x: 100, y: 50, width: 1000, height: 700 }, maximized: true, zoomLevel: 1 };
  saveWindowState(folder, state);
  expect(readWindowState(folder, screens)).toEqual(state);
});

test('a place on a screen that is gone is forgotten, the size is kept', () => {
  const bounds = { x: 2500, y: 50, width: 1000, height: 700 };
  saveWindowState(folder, { ...first, bounds });
  expect(readWindowState(folder, screens).bounds).toEqual({ width: 1000, height: 700 });
});

test('a window is never smaller than can be used', () => {
  saveWindowState(folder, { ...first, bounds: { width: 1, height: 1 } });
  expect(readWindowState(folder, screens).bounds).toEqual({ width: 900, height: 600 });
});

test.each(['', 'null', '{}', '[]', '{"bounds":{"width":"1000","height":null}}', '{"bounds":7}'])(
  'a damaged file (%s) counts as none',
  (text) => {
    writeFileSync(path.join(folder, 'window.json'), text);
    expect(readWindowState(folder, screens)).toEqual(first);
  },
);

test('a folder that cannot be written is survived', () => {
  saveWindowState(path.join(folder, 'nowhere'), first);
  expect(readWindowState(path.join(folder, 'nowhere'), screens)).toEqual(first);
});
