import { loadPictureReader } from './load-picture-reader.ts';

const [width, height] = [320, 96];

/** Has a model read a white picture with a dark bar, which may be nothing or anything to it. */
export async function firstRead(folder: string): Promise<readonly number[]> {
  const rgb = new Uint8Array(3 * width * height).fill(255);
  for (let y = 36; y < 60; y++) rgb.fill(20, 3 * (y * width + 40), 3 * (y * width + 280));
  const reader = await loadPictureReader(folder);
  return [(await reader.read({ width, height, rgb }, () => {})).length];
}
