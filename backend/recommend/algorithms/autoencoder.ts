import { createRandom, randomNormal, randomOrder, type Random } from '../../numerics/random.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { similarByCosine } from '../factors.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer } from '../pacer.ts';

/**
 * A small neural network: a history, of which a random part is hidden, goes through one layer of tanh units and has to
 * come out whole, as the most probable items of a softmax. Trained by back-propagation and Adagrad, a user a step;
 * the softmax is over the history's items and a sample of the others that stands for all of them.
 */
export const autoencoder: Algorithm = {
  id: 'autoencoder',
  paper: {
    authors: 'Liang, Krishnan, Hoffman and Jebara',
    year: 2018,
    title: 'Variational Autoencoders for Collaborative Filtering',
    where:
      'WWW, pages 690-692 (Mult-DAE); sampled softmax: Jean, Cho, Memisevic and Bengio 2015, ACL, section 3; ' +
      'Adagrad: Duchi, Hazan and Singer 2011, JMLR 12',
  },
  grid: [
    { units: 64, learningRate: 0.05, decay: 0.002, epochs: 20 },
    { units: 64, learningRate: 0.05, decay: 0.0005, epochs: 20 },
    { units: 64, learningRate: 0.05, decay: 0.005, epochs: 20 },
  ],
  decline: () => null,
  train: trainAutoencoder,
  open: openAutoencoder,
};

const hiddenShare = 0.3;
/** However many users there are, so many steps are enough; fewer passes are made then. */
const mostSteps = 200_000;
const sampledOthers = 300;
/** Keeps Adagrad's first rate finite. */
const tiny = 1e-12;

async function trainAutoencoder(
  { interactions: { byUser, userCount, itemCount } }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const units = numberOf(settings, 'units');
  const epochs = Math.min(numberOf(settings, 'epochs'), Math.ceil(mostSteps / Math.max(userCount, 1)));
  const random = createRandom(context.seed);
  const network = startNetwork(itemCount, units, random);
  const pace = createPacer(context);
  const trainer = createTrainer(
    network,
    numberOf(settings, 'learningRate'),
    numberOf(settings, 'decay'),
    random,
  );
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = randomOrder(userCount, random);
    for (let i = 0; i < userCount; i++) {
      pace((epoch + i / userCount) / epochs);
      const from = byUser.starts[order[i]!]!;
      const to = byUser.starts[order[i]! + 1]!;
      if (to > from) trainer(byUser.columns.subarray(from, to), byUser.values.subarray(from, to));
    }
  }
  return { itemCount, units, ...network };
}

interface Network {
  /** itemCount x units: what an item of the history adds to the units. */
  readonly encoder: Float32Array;
  readonly unitBiases: Float32Array;
  /** itemCount x units. */
  readonly decoder: Float32Array;
  readonly itemBiases: Float32Array;
}

function startNetwork(itemCount: number, units: number, random: Random): Network {
  const scale = Math.sqrt(2 / (itemCount + units));
  const weights = () => Float32Array.from({ length: itemCount * units }, () => scale * randomNormal(random));
  return {
    encoder: weights(),
    unitBiases: new Float32Array(units),
    decoder: weights(),
    itemBiases: new Float32Array(itemCount),
  };
}

/** Activations of the units for a history, whose weights are scaled to length 1; written into `out`. */
function encode(
  { encoder, unitBiases }: Network,
  items: Int32Array,
  weights: Float32Array,
  out: Float64Array,
): void {
  const units = unitBiases.length;
  const scale = inputScale(weights);
  for (let unit = 0; unit < units; unit++) out[unit] = unitBiases[unit]!;
  for (let i = 0; i < items.length; i++) {
    const from = items[i]! * units;
    const weight = scale * weights[i]!;
    for (let unit = 0; unit < units; unit++) out[unit]! += weight * encoder[from + unit]!;
  }
  for (let unit = 0; unit < units; unit++) out[unit] = Math.tanh(out[unit]!);
}

function squaresOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! ** 2;
  return sum;
}

function inputScale(weights: Float32Array): number {
  const squares = squaresOf(weights);
  return squares > 0 ? 1 / Math.sqrt(squares) : 0;
}

/** A function that takes one step of back-propagation for the history of one user. */
function createTrainer(
  network: Network,
  learningRate: number,
  decay: number,
  random: Random,
): (items: Int32Array, weights: Float32Array) => void {
  const { encoder, unitBiases, decoder, itemBiases } = network;
  const units = unitBiases.length;
  const itemCount = itemBiases.length;
  const inHistory = new Uint8Array(itemCount);
  const activations = new Float64Array(units);
  const slopes = new Float64Array(units);
  const sumsOfSquares = {
    encoder: new Float64Array(itemCount),
    unitBiases: new Float64Array(1),
    decoder: new Float64Array(itemCount),
    itemBiases: new Float64Array(itemCount),
  };
  const rates: Rates = { learningRate, decay };

  return (items, weights) => {
    const kept = Array.from(items.keys()).filter(() => random() >= hiddenShare);
    const input = Int32Array.from(kept, (at) => items[at]!);
    const inputWeights = Float32Array.from(kept, (at) => weights[at]!);
    encode(network, input, inputWeights, activations);

    const outputs = withOthers(items, inHistory, random);
    const unseen = itemCount - items.length;
    const sampled = outputs.length - items.length;
    // Each of the sample stands for so many of the items that aren't in the history.
    const stoodFor = sampled > 0 ? Math.log(unseen / sampled) : 0;
    const probabilities = new Float64Array(outputs.length);
    let highest = -Infinity;
    for (let i = 0; i < outputs.length; i++) {
      let logit = itemBiases[outputs[i]!]! + (i < items.length ? 0 : stoodFor);
      const from = outputs[i]! * units;
      for (let unit = 0; unit < units; unit++) logit += decoder[from + unit]! * activations[unit]!;
      probabilities[i] = logit;
      if (logit > highest) highest = logit;
    }
    let total = 0;
    for (let i = 0; i < outputs.length; i++)
      total += probabilities[i] = Math.exp(probabilities[i]! - highest);
    let wholeWeight = 0;
    for (const weight of weights) wholeWeight += weight;

    slopes.fill(0);
    const activationSquares = squaresOf(activations);
    for (let i = 0; i < outputs.length; i++) {
      const item = outputs[i]!;
      const target = i < items.length ? weights[i]! / wholeWeight : 0;
      const gradient = probabilities[i]! / total - target;
      updateRow(
        decoder,
        sumsOfSquares.decoder,
        item,
        gradient,
        activations,
        activationSquares,
        slopes,
        rates,
      );
      sumsOfSquares.itemBiases[item]! += gradient ** 2;
      itemBiases[item]! -= (learningRate * gradient) / Math.sqrt(sumsOfSquares.itemBiases[item]! + tiny);
    }
    for (let unit = 0; unit < units; unit++) slopes[unit]! *= 1 - activations[unit]! ** 2;
    const slopeSquares = squaresOf(slopes);
    updateRow(unitBiases, sumsOfSquares.unitBiases, 0, 1, slopes, slopeSquares, null, rates);
    const scale = inputScale(inputWeights);
    for (let i = 0; i < input.length; i++) {
      const weight = scale * inputWeights[i]!;
      updateRow(encoder, sumsOfSquares.encoder, input[i]!, weight, slopes, slopeSquares, null, rates);
    }
  };
}

interface Rates {
  readonly learningRate: number;
  /** Share of each weight that its gradient pulls towards 0. */
  readonly decay: number;
}

/**
 * Adagrad with one rate a row: moves row `row` of `values` against its gradient, `factor` x `direction` (whose squares
 * are given), and remembers the gradient's mean square. What the row was, times `factor`, is added to `carried`.
 */
function updateRow(
  values: Float32Array,
  sumsOfSquares: Float64Array,
  row: number,
  factor: number,
  direction: Float64Array,
  directionSquares: number,
  carried: Float64Array | null,
  { learningRate, decay }: Rates,
): void {
  const units = direction.length;
  const from = row * units;
  sumsOfSquares[row]! += (factor * factor * directionSquares) / units;
  const rate = learningRate / Math.sqrt(sumsOfSquares[row]! + tiny);
  const kept = 1 - rate * decay;
  const move = rate * factor;
  if (carried) {
    for (let unit = 0; unit < units; unit++) {
      const value = values[from + unit]!;
      carried[unit]! += factor * value;
      values[from + unit] = kept * value - move * direction[unit]!;
    }
  } else {
    for (let unit = 0; unit < units; unit++)
      values[from + unit] = kept * values[from + unit]! - move * direction[unit]!;
  }
}

/**
 * The items, and after them others: all of them where they are few, otherwise some drawn with equal chances. `marks` is
 * left all 0.
 */
function withOthers(items: Int32Array, marks: Uint8Array, random: Random): Int32Array {
  const unseen = marks.length - items.length;
  const others = Math.min(sampledOthers, unseen);
  const outputs = new Int32Array(items.length + others);
  outputs.set(items);
  for (const item of items) marks[item] = 1;
  let next = 0;
  for (let i = items.length; i < outputs.length; i++) {
    let item = others === unseen ? next : Math.floor(random() * marks.length);
    while (marks[item] !== 0) item = others === unseen ? item + 1 : Math.floor(random() * marks.length);
    outputs[i] = item;
    next = item + 1;
  }
  for (const item of items) marks[item] = 0;
  return outputs;
}

function openAutoencoder(state: ModelState): Model {
  const itemCount = numberOf(state, 'itemCount');
  const units = numberOf(state, 'units');
  const network: Network = {
    encoder: floatsOf(state, 'encoder'),
    unitBiases: floatsOf(state, 'unitBiases'),
    decoder: floatsOf(state, 'decoder'),
    itemBiases: floatsOf(state, 'itemBiases'),
  };
  return {
    itemCount,
    score: (history) => {
      const activations = new Float64Array(units);
      encode(network, history.items, history.weights, activations);
      return Float32Array.from({ length: itemCount }, (_, item) => {
        let logit = network.itemBiases[item]!;
        for (let unit = 0, at = item * units; unit < units; unit++, at++)
          logit += network.decoder[at]! * activations[unit]!;
        return logit;
      });
    },
    explain: () => null,
    similarItems: (item, count) => similarByCosine(network.decoder, units, item, count),
    bytes: stateBytes(state),
  };
}
