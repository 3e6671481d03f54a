import { expect, test } from 'vitest';
import { createRandom } from '../../../backend/numerics/random.ts';
import { extentOf, isTooLarge } from '../../../renderer/features/pictures/picture-extent.ts';
import { mutate } from '../../support/documents/mutate.ts';
import { pictureOf, pictureKinds } from '../../support/hostile/pictures.ts';

test.each(pictureKinds)('the size that a %s promises is read before it is decoded', (kind) => {
  expect(extentOf(pictureOf(kind, 320, 200))).toEqual({ width: 320, height: 200 });
  expect(isTooLarge(pictureOf(kind, 8000, 8000))).toBe(false);
  expect(isTooLarge(pictureOf(kind, 16_000, 16_000))).toBe(true);
});

test('what is no picture, or is cut off, says nothing', () => {
  for (const kind of pictureKinds) {
    const whole = pictureOf(kind, 320, 200);
    for (let length = 0; length < 10; length++) expect(extentOf(whole.subarray(0, length))).toBeNull();
  }
  expect(extentOf(Buffer.from('words in a file that is no picture'))).toBeNull();
});

test('2,000 mutated beginnings of each kind are read or say nothing, at once', () => {
  const random = createRandom(20);
  for (const kind of pictureKinds) {
    const whole = pictureOf(kind, 320, 200);
    for (let index = 0; index < 2000; index++) {
      const extent = extentOf(mutate(whole, random));
      if (extent) expect(extent.width * extent.height).toBeGreaterThanOrEqual(0);
    }
  }
  // Segments of no length would be looked at for ever if a length were trusted.
  const zeros = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    Buffer.alloc(2 ** 20, Buffer.from([0xff, 0xe0, 0, 0])),
  ]);
  expect(extentOf(zeros)).toBeNull();
});
