import type { History } from './history.ts';
import type { Interactions } from './interactions.ts';
import type { InvertMatrix } from './ports.ts';

/** The algorithms, simplest first. The blend is made of the others (blend.ts) and is no `Algorithm` by itself. */
export const algorithmIds = [
  'popularity',
  'recent-popularity',
  'item-knn',
  'ease',
  'als',
  'bpr',
  'autoencoder',
  'content',
] as const;
export type AlgorithmId = (typeof algorithmIds)[number];
/** What stands in a table of results: an algorithm, or the blend of them. */
export type ContenderId = AlgorithmId | 'blend';

/** Where a method comes from. */
export interface Paper {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Conference or journal, and the page or section with the formula used. */
  readonly where: string;
}

/** A vector for each item, made of its text; rows of length 1, or all zero for an item without text. */
export interface ItemVectors {
  readonly dimensions: number;
  /** itemCount x dimensions, row by row. */
  readonly values: Float32Array;
}

/** What an algorithm learns from. */
export interface TrainingData {
  readonly interactions: Interactions;
  /** Null where items have no text. */
  readonly itemVectors: ItemVectors | null;
}

/** Hyper-parameters: plain numbers by name. */
export type Settings = Readonly<Record<string, number>>;

/** What a training is given besides data and settings. */
export interface TrainingContext {
  readonly seed: number;
  /** Throws once the work is called off; asked in every long loop, whose error the training rejects with. */
  readonly checkpoint: () => void;
  /** Called with the share that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly invert: InvertMatrix;
  /** What one training may take; an algorithm that would need more is declined before it starts. */
  readonly memoryLimitBytes: number;
}

/** What an algorithm has learnt: plain numbers and typed arrays, so it can be sent to a thread and stored. */
export type ModelState = Readonly<Record<string, number | Float32Array | Int32Array>>;

/** What one item of the history adds to a score. */
export interface Contribution {
  readonly item: number;
  readonly amount: number;
}

export interface SimilarItem {
  readonly item: number;
  /** Higher is closer; comparable within one model only. */
  readonly similarity: number;
}

/** What can be asked of a trained algorithm. Scores of one history are comparable, those of two are not. */
export interface Model {
  readonly itemCount: number;
  /** A score for each item, higher is better; those in the history too. */
  score(history: History): Float32Array;
  /**
   * What each item of the history adds to the score of `item`, largest first: their sum is the score. Null where
   * the score isn't such a sum.
   */
  explain(history: History, item: number): readonly Contribution[] | null;
  /** The `count` items most like this one, closest first, itself left out; empty where the model knows none. */
  similarItems(item: number, count: number): readonly SimilarItem[];
  /** Memory that the model takes. */
  readonly bytes: number;
}

/** Why an algorithm can't be trained here. Numbers are for the sentence that says so. */
export type Declined =
  | { readonly reason: 'no-item-text' }
  | { readonly reason: 'no-times' }
  | {
      readonly reason: 'too-large';
      readonly items: number;
      readonly bytes: number;
      readonly limitBytes: number;
    };

/** A way to recommend. Deterministic: the same data, settings and seed give the same model. */
export interface Algorithm {
  readonly id: AlgorithmId;
  readonly paper: Paper;
  /** The settings that tuning tries, the usual ones first. */
  readonly grid: readonly [Settings, ...Settings[]];
  /** Null when it can be trained on this data within this memory. */
  decline(data: TrainingData, memoryLimitBytes: number): Declined | null;
  /** Rejects with what `checkpoint` throws. Ask `decline` first. */
  train(data: TrainingData, settings: Settings, context: TrainingContext): Promise<ModelState>;
  /** The model of a state that `train` gave. */
  open(state: ModelState): Model;
}
