import type { CatalogueModel, Fit, Machine } from '../../contract/catalogue.ts';
import { fitOf } from './fit.ts';
import type { GgufPacking } from './packings.ts';

/** A model of which a hub told no more than this. */
interface SparselyKnown {
  /** Number of weights. */
  readonly parameters: number;
  readonly contextLength: number | null;
}

type Shape = CatalogueModel['shape'];

/** Within this factor of the number of weights a shape is taken as it is. */
const alike = 1.25;
/** Widths of layers are multiples of this, but in small models. */
const widthStep = 256;
/** Of the width of a layer, what a token leaves in its keys: from an eighth to all of it, by the catalogue. */
const usualCache = 0.5;
/** At most this share of a model is its embedding. */
const mostOfEmbedding = 0.5;

/**
 * Whether a file that a search found would do on a machine. Nobody said how the model is built, so its shape is taken from the
 * one of `known` that is nearest in weights, and grown to its size. Told so of each model of the catalogue by the others, memory is
 * 0.67 to 1.27 of what it is with its own shape, and speed 0.87 to 1.29 (test/unit/models/fit.test.ts).
 */
export function fitOfFile(
  { parameters, contextLength }: SparselyKnown,
  packing: GgufPacking,
  machine: Machine,
  known: readonly CatalogueModel[],
): Fit {
  const likest = known
    .filter(({ task }) => task === 'text-generation')
    .reduce((a, b) => (distance(b.parameters, parameters) < distance(a.parameters, parameters) ? b : a));
  return fitOf(
    {
      parameters,
      shape: grown(likest.shape, parameters, parameters / likest.parameters),
      contextLength: contextLength ?? likest.contextLength,
      source: { packing, bytes: null },
    },
    machine,
  );
}

const distance = (a: number, b: number) => Math.abs(Math.log(a / b));

/** Weights grow with the layers and with the square of their width, and both grow alike. */
function grown(shape: Shape, parameters: number, ratio: number): Shape {
  const isAlike = ratio < alike && ratio > 1 / alike;
  const growth = isAlike ? 1 : Math.cbrt(ratio);
  const width = isAlike
    ? shape.width
    : widthStep * Math.max(1, Math.round((shape.width * growth) / widthStep));
  return {
    cacheWidth: Math.round(usualCache * width),
    layers: Math.max(1, Math.round(shape.layers * growth)),
    width,
    vocabulary: Math.min(shape.vocabulary, Math.max(1, Math.floor((mostOfEmbedding * parameters) / width))),
    // Large ones have an output of their own.
    isTied: ratio < alike && shape.isTied,
  };
}
