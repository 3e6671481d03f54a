import { createRandom, randomNormal, randomOrder, type Random } from '../../numerics/random.ts';
import type { Algorithm, Model, ModelState, Settings, TrainingContext, TrainingData } from '../algorithm.ts';
import { similarByCosine } from '../factors.ts';
import { floatsOf, numberOf, stateBytes } from '../model-state.ts';
import { createPacer } from '../pacer.ts';

/**
 * A small neural network: a history, of which a random half is hidden, goes through one layer of tanh units and has to
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
    { units: 64, learningRate: 0.05, epochs: 40 },
    { units: 64, learningRate: 0.05, epochs: 20 },
  ],
  decline: () => null,
  train: trainAutoencoder,
  open: openAutoencoder,
};

const hiddenShare = 0.5;
const sampledOthers = 300;

async function trainAutoencoder(
  { interactions: { byUser, userCount, itemCount } }: TrainingData,
  settings: Settings,
  context: TrainingContext,
): Promise<ModelState> {
  const units = numberOf(settings, 'units');
  const epochs = numberOf(settings, 'epochs');
  const random = createRandom(context.seed);
  const network = startNetwork(itemCount, units, random);
  const pace = createPacer(context);
  const trainer = createTrainer(network, numberOf(settings, 'learningRate'), random);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = randomOrder(userCount, random);
    for (let i = 0; i < userCount; i++) {
      await pace((epoch + i / userCount) / epochs);
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

/** Activations of the units for a history, scaled to length 1 and then `gain`; written into `out`. */
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

function inputScale(weights: Float32Array): number {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return squares > 0 ? 1 / Math.sqrt(squares) : 0;
}

/** A function that takes one step of back-propagation for the history of one user. */
function createTrainer(
  network: Network,
  learningRate: number,
  random: Random,
): (items: Int32Array, weights: Float32Array) => void {
  const { encoder, unitBiases, decoder, itemBiases } = network;
  const units = unitBiases.length;
  const itemCount = itemBiases.length;
  const inHistory = new Uint8Array(itemCount);
  const activations = new Float64Array(units);
  const slopes = new Float64Array(units);
  // Adagrad: the sum of squared gradients of every weight.
  const small = 1e-6;
  const squares = {
    encoder: new Float32Array(encoder.length).fill(small),
    unitBiases: new Float32Array(units).fill(small),
    decoder: new Float32Array(decoder.length).fill(small),
    itemBiases: new Float32Array(itemCount).fill(small),
  };
  const update = (values: Float32Array, sums: Float32Array, at: number, gradient: number) => {
    sums[at]! += gradient * gradient;
    values[at]! -= (learningRate * gradient) / Math.sqrt(sums[at]!);
  };

  return (items, weights) => {
    const kept = Array.from(items.keys()).filter(() => random() >= hiddenShare);
    const input = Int32Array.from(kept, (at) => items[at]!);
    const inputWeights = Float32Array.from(kept, (at) => weights[at]!);
    encode(network, input, inputWeights, activations);

    for (const item of items) inHistory[item] = 1;
    const others: number[] = [];
    const unseen = itemCount - items.length;
    const wanted = Math.min(sampledOthers, unseen);
    for (let i = 0; i < wanted; i++) {
      let item = Math.floor(random() * itemCount);
      while (inHistory[item] !== 0) item = Math.floor(random() * itemCount);
      others.push(item);
    }
    for (const item of items) inHistory[item] = 0;
    const outputs = [...items, ...others];
    // Each of the sample stands for so many of the items that aren't in the history.
    const stoodFor = wanted > 0 ? Math.log(unseen / wanted) : 0;

    const probabilities = new Float64Array(outputs.length);
    let highest = -Infinity;
    outputs.forEach((item, i) => {
      let logit = itemBiases[item]! + (i < items.length ? 0 : stoodFor);
      const from = item * units;
      for (let unit = 0; unit < units; unit++) logit += decoder[from + unit]! * activations[unit]!;
      probabilities[i] = logit;
      if (logit > highest) highest = logit;
    });
    let total = 0;
    for (let i = 0; i < probabilities.length; i++) total += probabilities[i] = Math.exp(probabilities[i]! - highest);
    let wholeWeight = 0;
    for (const weight of weights) wholeWeight += weight;

    slopes.fill(0);
    outputs.forEach((item, i) => {
      const target = i < items.length ? weights[i]! / wholeWeight : 0;
      const gradient = probabilities[i]! / total - target;
      const from = item * units;
      for (let unit = 0; unit < units; unit++) {
        slopes[unit]! += gradient * decoder[from + unit]!;
        update(decoder, squares.decoder, from + unit, gradient * activations[unit]!);
      }
      update(itemBiases, squares.itemBiases, item, gradient);
    });
    for (let unit = 0; unit < units; unit++) {
      slopes[unit]! *= 1 - activations[unit]! ** 2;
      update(unitBiases, squares.unitBiases, unit, slopes[unit]!);
    }
    const scale = inputScale(inputWeights);
    input.forEach((item, i) => {
      const from = item * units;
      const weight = scale * inputWeights[i]!;
      for (let unit = 0; unit < units; unit++)
        update(encoder, squares.encoder, from + unit, weight * slopes[unit]!);
    });
  };
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
