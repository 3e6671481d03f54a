import type { Box } from './scale-picture.ts';

/** Above this a pixel belongs to a text. */
const textLevel = 0.3;
/** Mean of a box below which it is none. */
const boxLevel = 0.5;
/** Smaller ones, in pixels of the map, are specks. */
const smallest = 3;
/** The network draws texts thinner than they are; by this times area over outline they are widened again. */
const widening = 1.6;

/** Boxes around the connected places of a map of where texts are (0 to 1), upright, in its pixels. */
export function findBoxes(map: Float32Array, width: number, height: number): Box[] {
  const seen = new Uint8Array(map.length);
  const boxes: Box[] = [];
  const stack: number[] = [];
  for (let begin = 0; begin < map.length; begin++) {
    if (seen[begin] || map[begin]! <= textLevel) continue;
    let [left, top, right, bottom, sum, count] = [width, height, 0, 0, 0, 0];
    seen[begin] = 1;
    stack.push(begin);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      sum += map[at]!;
      count++;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] || map[next]! <= textLevel) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    const [w, h] = [right - left, bottom - top];
    if (Math.min(w, h) < smallest || sum / count < boxLevel) continue;
    const more = (widening * w * h) / (2 * (w + h));
    boxes.push({
      left: Math.max(0, left - more),
      top: Math.max(0, top - more),
      right: Math.min(width, right + more),
      bottom: Math.min(height, bottom + more),
    });
  }
  return boxes;
}
