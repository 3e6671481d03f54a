import { expect, it } from 'vitest';
import { findBoxes } from '../../../../backend/runtime/ocr/find-boxes.ts';
import { scalePart } from '../../../../backend/runtime/ocr/scale-picture.ts';
import { spellLine } from '../../../../backend/runtime/ocr/spell-line.ts';

it('boxes are drawn around what hangs together, a little wider, and not around specks or doubtful places', () => {
  const [width, height] = [60, 30];
  const map = new Float32Array(width * height);
  const fill = (left: number, top: number, right: number, bottom: number, value: number) => {
    for (let y = top; y < bottom; y++) map.fill(value, y * width + left, y * width + right);
  };
  fill(5, 10, 25, 14, 0.9);
  fill(40, 10, 55, 14, 0.9);
  fill(30, 2, 31, 3, 1);
  fill(5, 22, 25, 26, 0.35);
  const boxes = findBoxes(map, width, height);
  expect(boxes).toHaveLength(2);
  expect(boxes[0]!.left).toBeLessThan(5);
  expect(boxes[0]!.left).toBeGreaterThan(1);
  expect(boxes[0]!.right).toBeLessThan(30);
  expect(boxes[1]!.right).toBeLessThanOrEqual(width);
});

it('a line is spelt without blanks and with doubled signs once, unless a blank parts them', () => {
  const signs = ['', 'a', 'b', ' '];
  const steps = [1, 1, 0, 1, 2, 3, 0, 2];
  const shares = new Float32Array(steps.length * signs.length);
  steps.forEach((sign, at) => (shares[at * signs.length + sign] = 0.8));
  expect(spellLine(shares, signs)).toEqual({ text: 'aab b', sure: expect.closeTo(0.8) as number });
  expect(spellLine(new Float32Array(8), signs)).toEqual({ text: '', sure: 0 });
});

it('a picture is made smaller by means and larger by what lies between, within its box', () => {
  const picture = { width: 4, height: 2, rgb: new Uint8Array(24) };
  for (const y of [0, 1]) picture.rgb.fill(255, 3 * (4 * y + 2), 3 * (4 * y + 4));
  const norm = { mean: [0, 0, 0], spread: [1, 1, 1] };
  const whole = { left: 0, top: 0, right: 4, bottom: 2 };
  const small = scalePart(picture, whole, { width: 2, height: 1 }, norm);
  expect(small).toHaveLength(6);
  expect(small[0]!).toBeLessThan(0.3);
  expect(small[1]!).toBeGreaterThan(0.7);
  expect(small[0]! + small[1]!).toBeCloseTo(1);
  const right = scalePart(picture, { ...whole, left: 2 }, { width: 3, height: 3 }, norm);
  expect(Math.min(...right.subarray(2, 3))).toBeCloseTo(1);
});
