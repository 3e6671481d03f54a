import type { CatalogueModel, Fit, HubSource, Machine } from '../../contract/catalogue.ts';
import { packedAs, type Packing } from './packings.ts';
import { tokenCost, embeddedCost } from './token-cost.ts';

/** Tokens of a conversation that memory is reckoned for: a brief, what was found for it, and an answer. */
const reckonedTokens = 4096;

/** A loaded model beside its files: products repack their weights, and a step needs room (measured with bench fit). */
const loadedShare = 1.25;

/** What the program itself, its windows and the embedded models take beside a model. */
const ownBytes = 0.9e9;

/** What a system leaves to others of its memory, at most, before it begins to swap. */
const usableShare = 0.8;

/** Beyond the files themselves: what conversion writes at once, and room to go on working. */
const spareDiskBytes = 0.5e9;

/** Slower than people read, a model is a task for a break (Brysbaert 2019: 238 words a minute, 5.3 tokens a second). */
const readingTokensPerSecond = 5.3;

/** What must be known of a model to say whether it would do. */
type FittedModel = Pick<CatalogueModel, 'parameters' | 'shape' | 'contextLength'> & {
  readonly source: Pick<HubSource, 'bytes'> & { readonly packing: Packing };
};

/** Whether a model would do on a machine, how fast it would write there, and what it would take. */
export function fitOf(model: FittedModel, machine: Machine): Fit {
  const needs = needsOf(model);
  const cost = tokenCost(model);
  const tokensPerSecond =
    machine.speed && cost !== null ? embeddedCost / (cost * machine.speed.tokenSeconds) : null;
  return { ...needs, tokensPerSecond, ...verdictOf(needs, tokensPerSecond, machine) };
}

type Needs = Omit<Fit, 'verdict' | 'reason' | 'tokensPerSecond'>;

/** What a model takes on the disk while it is brought in, whatever the machine. */
export function diskBytesOf(model: CatalogueModel): number {
  return needsOf(model).diskBytes;
}

/** What a model takes, whatever the machine. */
function needsOf({ parameters, shape, source, contextLength }: FittedModel): Needs {
  const { layers, width, cacheWidth, vocabulary, isTied } = shape;
  const packed = packedAs(source.packing, width);
  const ends = Math.min(parameters, vocabulary * width * (isTied ? 1 : 2));
  const keptBytes = Math.round((packed.layers.bits * (parameters - ends) + packed.ends.bits * ends) / 8);
  const cacheBytes =
    2 * layers * cacheWidth * Math.min(contextLength, reckonedTokens) * Float32Array.BYTES_PER_ELEMENT;
  const { fileBits } = packed;
  const reckonedBytes = fileBits === null ? keptBytes : Math.round((fileBits * parameters) / 8);
  const fetchedBytes = source.bytes ?? reckonedBytes;
  return {
    memoryBytes: Math.round(loadedShare * packed.widening * keptBytes) + cacheBytes,
    keptBytes,
    fetchedBytes,
    isFetchedKnown: source.bytes !== null,
    diskBytes: fetchedBytes + keptBytes + spareDiskBytes,
  };
}

function verdictOf(
  { memoryBytes, diskBytes }: Needs,
  tokensPerSecond: number | null,
  { memoryBytes: allMemory, freeMemoryBytes, freeDiskBytes }: Machine,
): Pick<Fit, 'verdict' | 'reason'> {
  if (memoryBytes + ownBytes > allMemory) return { verdict: 'wont-fit', reason: 'memory' };
  if (freeDiskBytes !== null && diskBytes > freeDiskBytes) return { verdict: 'wont-fit', reason: 'disk' };
  if (memoryBytes + ownBytes > usableShare * allMemory) return { verdict: 'tight', reason: 'memory' };
  if (memoryBytes > freeMemoryBytes) return { verdict: 'tight', reason: 'free-memory' };
  if (tokensPerSecond !== null && tokensPerSecond < readingTokensPerSecond)
    return { verdict: 'tight', reason: 'slow' };
  return { verdict: 'fits', reason: 'roomy' };
}
