import { InklingError } from '../../../contract/errors.ts';
import { createRandom, randomNormal } from '../../numerics/random.ts';
import { packed } from '../train/state.ts';
import { noiseDeviation } from './gaussian-mechanism.ts';
import { weightsOf, withWeights, type ModelFile } from './model-file.ts';

export interface Noise {
  /** What all started from. */
  readonly start: ModelFile;
  readonly epsilon: number;
  readonly delta: number;
  readonly clip: number;
  readonly seed: number;
}

export interface Merged {
  readonly file: ModelFile;
  /** Of each file in the average. */
  readonly weights: readonly number[];
  /** Deviation of the noise on each weight, and how many files were clipped; null without noise. */
  readonly noise: { readonly sigma: number; readonly clipped: number } | null;
}

/**
 * Averages models of the same make, weighted by rows (McMahan et al. 2017, Communication-Efficient Learning of Deep
 * Networks from Decentralized Data). With noise, what each file changed is clipped to a length and Gaussian noise is
 * added, so that nobody can tell whether a party took part (McMahan et al. 2018); the noise covers one party in place of
 * another. Throws `invalid-input` when the files are of different make.
 */
export function mergeFiles(files: readonly ModelFile[], noise: Noise | null): Merged {
  const first = files[0]!;
  for (const other of noise ? [...files, noise.start] : files)
    if (makeOf(other) !== makeOf(first)) throw otherMake();
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const weights = files.map((file) => file.rows / rows);
  const background = first.background.map((_, at) =>
    files.reduce((sum, file, of) => sum + weights[of]! * file.background[at]!, 0),
  );
  if (noise === null) {
    const averaged = average(
      files.map(({ model }) => weightsOf(model)),
      weights,
    );
    return {
      file: { ...first, rows, background, model: withWeights(first.model, averaged) },
      weights,
      noise: null,
    };
  }
  const start = weightsOf(noise.start.model);
  let clipped = 0;
  const changes = files.map(({ model }) => {
    const change = weightsOf(model).map((part, at) => part.map((value, i) => value - start[at]![i]!));
    const length = Math.sqrt(
      change.reduce((sum, part) => sum + part.reduce((squares, value) => squares + value * value, 0), 0),
    );
    if (length <= noise.clip) return change;
    clipped++;
    return change.map((part) => part.map((value) => (value * noise.clip) / length));
  });
  // One party in place of another moves the average by at most twice its share of the clip.
  const sensitivity = 2 * noise.clip * Math.max(...weights);
  const sigma = noiseDeviation(sensitivity, noise.epsilon, noise.delta);
  const random = createRandom(noise.seed, 5);
  const noisy = average(changes, weights).map((part, at) =>
    part.map((value, i) => start[at]![i]! + value + sigma * randomNormal(random)),
  );
  // What columns are like on average comes from the common file: the parties' own means aren't covered by the noise.
  const file = { ...first, rows, background: noise.start.background, model: withWeights(first.model, noisy) };
  return { file, weights, noise: { sigma, clipped } };
}

function average(parts: readonly (readonly Float64Array[])[], weights: readonly number[]): Float64Array[] {
  return parts[0]!.map((part, at) =>
    part.map((_, i) => parts.reduce((sum, other, of) => sum + weights[of]! * other[at]![i]!, 0)),
  );
}

/** Everything that has to be the same in models that are averaged. */
function makeOf({ id, encoder, target, model }: ModelFile): string {
  const shape = weightsOf(model).map((part) => part.length);
  const scaling = model.kind === 'network' ? [model.mean, model.scale] : [];
  return packed({ id, encoder, target, kind: model.kind, shape, scaling });
}

function otherMake(): InklingError {
  return new InklingError(
    'invalid-input',
    'These files are of different make: other columns, other preprocessing or another kind of model. Nothing was merged.',
    'Let everybody continue the same model file with their own data, and merge what comes of it.',
  );
}
