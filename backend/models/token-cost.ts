import type { CatalogueModel } from '../../contract/catalogue.ts';
import { packedAs, type Packing } from './packings.ts';

// What the parts of a step cost, in products with one 4-bit weight. Measured on one thread, in processor time, on
// models of 125 to 830 million random weights in three packings (npm run bench -- fit): memory and arithmetic both
// make an 8-bit weight not quite twice as dear, so that the same numbers hold where either is the limit.
const wideWeight = 1.8;
const offsetWeight = 0.4;
const layerCost = 1.4e6;

/**
 * What one token costs of a model, in products with one 4-bit weight; null for ONNX files, whose graphs do as their makers
 * saw fit, and for weights that are not packed.
 */
export function tokenCost({
  parameters,
  shape,
  source,
}: Pick<CatalogueModel, 'parameters' | 'shape'> & {
  readonly source: { readonly packing: Packing };
}): number | null {
  const { layers, width, vocabulary, isTied } = shape;
  const packed = packedAs(source.packing, width);
  if (!packed.isForetold) return null;
  const output = vocabulary * width;
  const cost = (weights: number, of: (typeof packed)['layers']) =>
    weights * (1 + of.wide * (wideWeight - 1) + of.offset * offsetWeight);
  const ofLayers = parameters - (isTied ? 1 : 2) * output;
  return cost(ofLayers, packed.layers) + cost(output, packed.ends) + layers * layerCost;
}

/** The same of the embedded model: 4-bit layers of 576 by 1536, an 8-bit output for 49,152 tokens. */
export const embeddedCost = 106_168_320 + wideWeight * 28_311_552 + 30 * layerCost;
