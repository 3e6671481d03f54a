import { createRandom, randomNormal } from '../../../../backend/numerics/random.ts';
import type { LabelledPictures } from '../../../../backend/predict/pictures/train-cnn.ts';

/** Grey pictures of lying (0), standing (1) and slanting (2) stripes of random phase, width and noise. */
export function drawStripes(count: number, size: number, seed: number): LabelledPictures {
  const random = createRandom(seed);
  const pixels = new Float32Array(count * size * size);
  const classes = new Uint16Array(count);
  for (let which = 0; which < count; which++) {
    const classId = which % 3;
    const phase = random() * 2 * Math.PI;
    const width = 3 + 2 * random();
    classes[which] = classId;
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const along = [y, x, (x + y) / Math.SQRT2][classId]!;
        const shade =
          0.5 + 0.35 * Math.sin((2 * Math.PI * along) / width + phase) + 0.1 * randomNormal(random);
        pixels[(which * size + y) * size + x] = Math.min(1, Math.max(0, shade));
      }
  }
  return { pixels, classes };
}
