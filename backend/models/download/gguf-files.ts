import { hubPathSchema } from '../../../contract/catalogue.ts';
import type { HubModel } from '../../../contract/hub-search.ts';

/**
 * Ways of packing that are read here, those that do best on a processor first, with the bits that a weight takes in the file
 * (llama.cpp, tools/quantize/README.md, of Llama 3.1 8B).
 */
const bitsOf: readonly (readonly [packing: string, bits: number])[] = [
  ['Q4_K_M', 4.9],
  ['Q4_K_S', 4.7],
  ['Q4_0', 4.7],
  ['Q8_0', 8.5],
  ['Q5_K_M', 5.7],
  ['Q5_K_S', 5.6],
  ['Q6_K', 6.6],
  ['Q4_1', 5.1],
  ['Q5_0', 5.6],
  ['Q5_1', 6],
  ['IQ4_NL', 4.7],
  ['Q3_K_L', 4.3],
  ['Q3_K_M', 4],
  ['Q3_K_S', 3.6],
  ['Q2_K', 3.2],
  ['BF16', 16],
  ['F16', 16],
  ['F32', 32],
];

/** The whole GGUF files among some that are packed in a way that is read here, those that do best first. */
export function ggufFiles(paths: readonly string[], parameters: number | null): HubModel['files'] {
  const whole = paths.filter(
    (path) =>
      hubPathSchema.safeParse(path).success &&
      /\.gguf$/iu.test(path) &&
      // A part of several, and what turns pictures into tokens, are no model.
      !/-\d{5}-of-\d{5}\.gguf$/iu.test(path) &&
      !/(?:^|\/)mmproj/iu.test(path),
  );
  return bitsOf.flatMap(([packing, bits]) => {
    const name = new RegExp(`(?:^|[-._/])${packing}\\.gguf$`, 'iu');
    return whole
      .filter((path) => name.test(path))
      .map((path) => ({
        ...{ path, packing },
        aboutBytes: parameters === null ? null : Math.round((parameters * bits) / 8),
      }));
  });
}
