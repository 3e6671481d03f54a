import type { GenerationSummary } from '../../contract/ideation.ts';
import type { DraftTimings } from './ports.ts';

/** Counts what a generation costs. */
export class Tally {
  readonly #began = performance.now();
  #tokens = 0;
  #steps = 0;
  #decodeMs = 0;
  #firstIdeaMs: number | null = null;
  #shown = 0;
  candidates = 0;
  loadMs = 0;

  add(timings: DraftTimings): void {
    this.#tokens += timings.tokens;
    this.#steps += timings.steps;
    this.#decodeMs += timings.decodeMs;
  }

  ideaShown(): void {
    this.#shown++;
    this.#firstIdeaMs ??= performance.now() - this.#began;
  }

  get shown(): number {
    return this.#shown;
  }

  /** Tokens a second of all candidates together; null before the first. */
  get totalTokensPerSecond(): number | null {
    return this.#decodeMs > 0 ? (this.#tokens / this.#decodeMs) * 1000 : null;
  }

  summary(generationId: string, asked: number): GenerationSummary {
    return {
      generationId,
      asked,
      shown: this.#shown,
      candidates: this.candidates,
      tokens: this.#tokens,
      decodeTokensPerSecond: this.#decodeMs > 0 ? (this.#steps / this.#decodeMs) * 1000 : 0,
      totalTokensPerSecond: this.totalTokensPerSecond ?? 0,
      loadMs: this.loadMs,
      firstIdeaMs: this.#firstIdeaMs,
      totalMs: performance.now() - this.#began,
    };
  }
}
