import { quantile } from './quantile.ts';

/** How smooth the drawing was. */
export interface FrameFigures {
  readonly frames: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Share of the frames that came later than two of a screen with 60 a second: what the eye takes for a jerk. */
  readonly slowShare: number;
}

const slowMs = 32;

/** Figures of the times between frames, given the moments at which each was begun. */
export function frameFigures(moments: readonly number[]): FrameFigures {
  const times = moments.slice(1).map((moment, i) => moment - moments[i]!);
  return {
    frames: times.length,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    slowShare: times.length === 0 ? 0 : times.filter((time) => time > slowMs).length / times.length,
  };
}
