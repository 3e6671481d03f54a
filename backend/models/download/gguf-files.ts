import { hubPathSchema } from '../../../contract/catalogue.ts';
import { ggufPackings, type GgufPacking } from '../packings.ts';

/** A file of a repository, and how its weights are packed, as its name tells. */
export interface GgufFile {
  readonly path: string;
  readonly packing: GgufPacking;
}

/** The whole GGUF files among some that are packed in a way that is read here, those that do best first. */
export function ggufFiles(paths: readonly string[]): GgufFile[] {
  const whole = paths.filter(
    (path) =>
      hubPathSchema.safeParse(path).success &&
      /\.gguf$/iu.test(path) &&
      // A part of several, and what turns pictures into tokens, are no model.
      !/-\d{5}-of-\d{5}\.gguf$/iu.test(path) &&
      !/(?:^|\/)mmproj/iu.test(path),
  );
  return ggufPackings.flatMap((packing) => {
    const name = new RegExp(`(?:^|[-._/])${packing}\\.gguf$`, 'iu');
    return whole.filter((path) => name.test(path)).map((path) => ({ path, packing }));
  });
}
