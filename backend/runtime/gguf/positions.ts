import type { GraphBuilder } from './graph-builder.ts';

/** How the heads of a layer turn with the position. */
export interface Turning {
  /** Positions in the table. */
  readonly context: number;
  /** Numbers of a head that turn. */
  readonly numbers: number;
  readonly base: number;
  /** Positions are divided by this. */
  readonly factor: number;
  /** Divides the frequency of each pair; null where none is stretched. */
  readonly stretched: Float32Array | null;
  /** What cosine and sine are multiplied by (the attention factor of LongRoPE, Ding et al. 2024, arXiv 2402.13753). */
  readonly magnitude: number;
}

/**
 * Writes cosines and sines of every position, as GroupQueryAttention takes them (Su et al. 2021, arXiv 2104.09864), and
 * gives the names of the two tables.
 */
export function writePositions(
  builder: GraphBuilder,
  kind: string,
  turning: Turning,
): readonly [string, string] {
  const { context, numbers, base, factor, stretched, magnitude } = turning;
  const half = numbers / 2;
  const frequencies = Float64Array.from(
    { length: half },
    (_, i) => base ** ((-2 * i) / numbers) / factor / (stretched?.[i] ?? 1),
  );
  const table = (of: (angle: number) => number) => () =>
    Float32Array.from(
      { length: context * half },
      (_, i) => magnitude * of(Math.floor(i / half) * (frequencies[i % half] as number)),
    );
  return [
    builder.written(`cos${kind}`, [context, half], table(Math.cos)),
    builder.written(`sin${kind}`, [context, half], table(Math.sin)),
  ];
}
