import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';

/** Where a window was and how large its text was, when it was last closed. */
export interface WindowState {
  readonly bounds: Pick<Rectangle, 'width' | 'height'> & Partial<Pick<Rectangle, 'x' | 'y'>>;
  readonly maximized: boolean;
  readonly zoomLevel: number;
}

export const smallest = { width: 900, height: 600 };
const first: WindowState = { bounds: { width: 1280, height: 800 }, maximized: false, zoomLevel: 0 };

/** Reads the last state; `screens` are the areas a window may lie in, and one that lies in none is centred. */
export function readWindowState(folder: string, screens: readonly Rectangle[]): WindowState {
  let saved: Partial<WindowState> | null;
  try {
    saved = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<WindowState> | null;
  } catch {
    // There is none at the first start, and a damaged one is worth no more than that.
    return first;
  }
  const { x, y, width, height } = saved?.bounds ?? {};
  if (!isNumber(width) || !isNumber(height)) return first;
  const size = { width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) };
  const place =
    isNumber(x) && isNumber(y) && screens.some((screen) => holdsTitle(screen, x, y)) ? { x, y } : {};
  const zoomLevel = isNumber(saved?.zoomLevel) ? Math.min(Math.max(saved.zoomLevel, -3), 5) : 0;
  return { bounds: { ...size, ...place }, maximized: saved?.maximized === true, zoomLevel };
}

/** Keeps the state for the next start. That the window lies elsewhere then is no reason to stop closing it. */
export function saveWindowState(folder: string, state: WindowState): void {
  try {
    writeFileSync(fileIn(folder), JSON.stringify(state));
  } catch (error) {
    process.stderr.write(`The place of the window was not kept: ${String(error)}\n`);
  }
}

const fileIn = (folder: string) => join(folder, 'window.json');

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function holdsTitle(screen: Rectangle, x: number, y: number): boolean {
  return (
    x > screen.x - 200 &&
    x < screen.x + screen.width - 100 &&
    y >= screen.y &&
    y < screen.y + screen.height - 50
  );
}
