import type { PictureSet } from '../../../contract/pictures.ts';
import { headBytes, isTooLarge } from './picture-extent.ts';

type Frame = Pick<PictureSet, 'size' | 'channels'>;

/**
 * A picture file as the bytes of a set: its middle square, brought to the set's size, channel by channel, in base64.
 * Rejects when the file isn't a picture that the window can draw, or promises more pixels than are worth the memory.
 */
export async function readPicture(file: Blob, { size, channels }: Frame): Promise<string> {
  if (isTooLarge(new Uint8Array(await file.slice(0, headBytes).arrayBuffer())))
    throw new RangeError('The picture has too many pixels.');
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  // What is see-through is seen on white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, size, size);
  context.drawImage(
    picture,
    (picture.width - side) / 2,
    (picture.height - side) / 2,
    ...([side, side, 0, 0, size, size] as const),
  );
  picture.close();
  const { data } = context.getImageData(0, 0, size, size);
  const area = size * size;
  const bytes = new Uint8Array(channels * area);
  for (let at = 0; at < area; at++) {
    const [red, green, blue] = [data[4 * at]!, data[4 * at + 1]!, data[4 * at + 2]!];
    if (channels === 1) bytes[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    else for (const [channel, value] of [red, green, blue].entries()) bytes[channel * area + at] = value;
  }
  return toBase64(bytes);
}

/** The bytes of a set's picture as a canvas can draw them. */
export function toImageData(pixels: string, { size, channels }: Frame): ImageData {
  const bytes = Uint8Array.from(atob(pixels), (character) => character.charCodeAt(0));
  const area = size * size;
  const data = new ImageData(size, size);
  for (let at = 0; at < area; at++) {
    for (let channel = 0; channel < 3; channel++)
      data.data[4 * at + channel] = bytes[(channels === 1 ? 0 : channel) * area + at]!;
    data.data[4 * at + 3] = 255;
  }
  return data;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  // A call takes a limited number of arguments.
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}
