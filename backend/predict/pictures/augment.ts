import type { Random } from '../../numerics/random.ts';

/** How a picture is changed each time it is learnt from, so that the network can't learn it by heart. */
export interface Augmentation {
  /** Mirrored left to right every second time. */
  readonly mirror: boolean;
  /** Pixels it is moved at most, in each direction. */
  readonly shift: number;
  /** Brightness is multiplied by up to 1 ± this. */
  readonly brightness: number;
}

export const noAugmentation: Augmentation = { mirror: false, shift: 0, brightness: 0 };

/** Writes a changed copy of a picture (channels x size x size, 0 to 1) to `target`; what moves in is the edge repeated. */
export function augment(
  picture: Float32Array,
  channels: number,
  size: number,
  how: Augmentation,
  random: Random,
  target: Float32Array,
): void {
  const mirrored = how.mirror && random() < 0.5;
  const right = Math.round((2 * random() - 1) * how.shift);
  const down = Math.round((2 * random() - 1) * how.shift);
  const light = 1 + (2 * random() - 1) * how.brightness;
  const inside = (at: number) => Math.min(size - 1, Math.max(0, at));
  for (let channel = 0; channel < channels; channel++)
    for (let y = 0; y < size; y++) {
      const from = channel * size * size + inside(y - down) * size;
      const to = channel * size * size + y * size;
      for (let x = 0; x < size; x++) {
        const seen = inside(x - right);
        target[to + x] = light * picture[from + (mirrored ? size - 1 - seen : seen)]!;
      }
    }
}
