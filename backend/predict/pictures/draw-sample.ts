import { createRandom, randomNormal, type Random } from '../../numerics/random.ts';

/** The kinds of the sample, in English and Chinese at once, since they are names of the data. */
export const sampleClasses = ['whole 完好', 'cracked 裂纹', 'chipped 缺口'] as const;
export const sampleSize = 32;
const perClass = 120;

/** A drawn picture: red, green and blue planes, bytes. */
interface DrawnPicture {
  readonly name: string;
  readonly classId: number;
  readonly pixels: Uint8Array;
}

/**
 * Pictures of cups from the side, as a camera over a conveyor might see them: whole, with a crack down the wall, or with
 * a piece missing at the rim. Place, size, colour and light differ; the same seed draws the same.
 */
export function drawSample(seed: number): DrawnPicture[] {
  const random = createRandom(seed);
  return Array.from({ length: perClass * sampleClasses.length }, (_, which) => {
    const classId = which % sampleClasses.length;
    const number = Math.floor(which / sampleClasses.length) + 1;
    return { name: `cup-${String(number).padStart(3, '0')}.png`, classId, pixels: drawCup(classId, random) };
  });
}

type Colour = readonly [number, number, number];

function drawCup(classId: number, random: Random): Uint8Array {
  const size = sampleSize;
  const left = 7 + random() * 4;
  const right = 22 + random() * 4;
  const top = 7 + random() * 4;
  const bottom = 24 + random() * 4;
  const table = 60 + random() * 110;
  const light = 0.75 + random() * 0.4;
  const colours: readonly Colour[] = [
    [225, 220, 210],
    [180, 95, 70],
    [90, 125, 165],
    [150, 165, 120],
  ];
  const colour = colours[Math.floor(random() * colours.length)]!;
  const flaw = left + 3 + random() * (right - left - 6);
  const depth = 4 + random() * 3;
  const lean = (random() - 0.5) * 0.5;
  const pixels = new Uint8Array(3 * size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const narrow = ((y - top) / (bottom - top)) * 2;
      const inside = y >= top && y <= bottom && x >= left + narrow && x <= right - narrow;
      const handle = Math.abs(Math.hypot(x - right - 1, y - (top + bottom) / 2) - 3.5) < 1 && x > right - 1;
      // Darker to one side, as round things are.
      const round = inside ? 1 - 0.35 * Math.abs((x - left) / (right - left) - 0.35) : 0.8;
      const crackAt = flaw + lean * (y - top) + Math.sin(y * 1.3 + flaw) * 0.8;
      const cracked = classId === 1 && inside && y < top + 13 && Math.abs(x - crackAt) < 0.75;
      const chipped = classId === 2 && inside && Math.hypot(x - flaw, (y - top) * 0.9) < depth;
      for (let channel = 0; channel < 3; channel++) {
        const shade =
          (inside && !chipped) || handle
            ? colour[channel]! * round * light * (cracked ? 0.35 : 1)
            : table * light;
        const noisy = shade + 7 * randomNormal(random);
        pixels[(channel * size + y) * size + x] = Math.max(0, Math.min(255, Math.round(noisy)));
      }
    }
  return pixels;
}
