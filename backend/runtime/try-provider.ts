import type { ExecutionProvider, ProviderAnswer, ProviderQuestion } from '../../contract/providers.ts';
import { openCausalModel } from './causal-model.ts';
import { offHeapFloats } from './off-heap.ts';
import { oneNodeModel } from './ort/one-node-model.ts';
import { openSession } from './ort/open-session.ts';
import { timeSteps } from './time-steps.ts';

/** Rows and columns of what an operator is tried on. */
const [rows, columns] = [4, 64];
/** How far a number may be from the processor's. */
const closeEnough = 1e-3;
/**
 * How alike what a model says has to be to what it says on the processor, which rounds what it multiplies by packed weights
 * to 8 bits: the cosine of the logits.
 */
const alikeEnough = 0.98;
/** Tokens that a model reads before it is compared. */
const tokensRead = 16;

/** Answers a question about a provider. Meant for a process of its own: a driver may bring that down. */
export async function answerAboutProvider(question: ProviderQuestion): Promise<ProviderAnswer> {
  try {
    if (question.type === 'measure') return await measure(question);
    await tryOperator(question.provider);
    return { type: 'works' };
  } catch (error) {
    return { type: 'fails', reason: plainReason(error) };
  }
}

/** Longest reason that is told, in characters. */
const longestReason = 300;

/** What went wrong, without where in ONNX Runtime's own sources. */
function plainReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const plain = message.replace(/^\S+\.(?:cc|h|cpp):\d+ .*? was false\. /su, '').trim();
  return plain.length > longestReason ? `${plain.slice(0, longestReason)}…` : plain;
}

/** Has one operator done by the provider, and by the processor. */
async function tryOperator(provider: ExecutionProvider): Promise<void> {
  const wanted = await softmaxOn('cpu');
  const got = await softmaxOn(provider);
  const isClose = wanted.every((value, i) => Math.abs(value - (got[i] as number)) < closeEnough);
  if (!isClose) throw new Error('It gives other numbers than the processor.');
}

async function softmaxOn(provider: ExecutionProvider): Promise<Float32Array> {
  const session = await openSession('c-api', oneNodeModel('Softmax', ''), { threads: 1, provider });
  const given = offHeapFloats(rows * columns).map((_, i) => Math.sin(i));
  const result = offHeapFloats(rows * columns);
  const input = session.bind('float32', given, [rows, columns]);
  const output = session.bind('float32', result, [rows, columns]);
  await session.run(new Map([['input', input]]), new Map([['output', output]]));
  for (const tensor of [input, output]) tensor.dispose();
  session.dispose();
  return result;
}

async function measure(question: Extract<ProviderQuestion, { type: 'measure' }>): Promise<ProviderAnswer> {
  const { provider, folder, threads, milliseconds } = question;
  const wanted = provider === 'cpu' ? null : await firstLogits(folder, threads, 'cpu');
  const model = await openCausalModel(folder, 'c-api', threads, provider);
  try {
    if (wanted && likeness(wanted, await logitsOf(model)) < alikeEnough)
      return { type: 'fails', reason: 'The model says something else there than on the processor.' };
    const { byClock } = await timeSteps(model, milliseconds, () => undefined);
    return { type: 'measured', tokenSeconds: byClock };
  } finally {
    model.dispose();
  }
}

async function firstLogits(
  folder: string,
  threads: number,
  provider: ExecutionProvider,
): Promise<Float32Array> {
  const model = await openCausalModel(folder, 'c-api', threads, provider);
  try {
    return await logitsOf(model);
  } finally {
    model.dispose();
  }
}

async function logitsOf(model: Awaited<ReturnType<typeof openCausalModel>>): Promise<Float32Array> {
  const cache = model.createCache(1, tokensRead + 1);
  const token = (i: number) => (7919 * (i + 1)) % model.vocabularySize;
  const tokens = Array.from({ length: tokensRead }, (_, i) => token(i));
  await model.step(cache, tokens, 'last');
  // A second step: it has to find what the first one left.
  const logits = (await model.step(cache, [token(tokensRead)], 'last')).slice(0, model.vocabularySize);
  cache.dispose();
  return logits;
}

function likeness(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    const other = b[i] as number;
    ab += value * other;
    aa += value * value;
    bb += other * other;
  });
  return ab / Math.sqrt(aa * bb);
}
