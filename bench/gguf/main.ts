import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openCausalModel, type CausalModel } from '../../backend/runtime/causal-model.ts';
import { convertGguf } from '../../backend/runtime/gguf/convert.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { loadTokenizer } from '../../backend/runtime/tokenizer.ts';
import { howToInstall } from '../llama-cpp.ts';
import { askPeer, type PeerAnswer } from './peer.ts';

// A GGUF file imported by the app's own code, beside node-llama-cpp on the same file: how fast it is converted, whether
// both say the same, and how fast each reads and writes.

const { values } = parseArgs({
  options: {
    gguf: { type: 'string' },
    text: { type: 'string' },
    positions: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
});
if (!values.gguf) throw new Error('Say which file: --gguf FILE');
const file = path.resolve(values.gguf);
const threads = 2;
const decoded = 64;
const root = path.join(import.meta.dirname, '../..');

const folder = await mkdtemp(path.join(tmpdir(), 'inkling-bench-'));
try {
  const began = performance.now();
  const processorBegan = process.cpuUsage();
  const converted = convertGguf(file, folder, {
    isCancelled: () => false,
    checkpoint: () => undefined,
    progress: () => undefined,
  });
  const importSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(processorBegan);
  const megabytes = (await stat(file)).size / 1e6;
  const peakMb = process.resourceUsage().maxRSS / 1024;

  const text = await readFile(values.text ?? path.join(root, 'docs/architecture.md'), 'utf8');
  const tokens = (await loadTokenizer(folder)).encode(text).slice(0, Number(values.positions));
  const model = await openCausalModel(folder, chooseRuntime().kind, threads);
  const own = await ask(model, tokens);
  model.dispose();
  const peer = await askPeer(file, tokens, tokens.length, decoded, model.vocabularySize);
  const report = {
    file: path.basename(file),
    architecture: converted.architecture,
    packing: converted.packing,
    megabytes,
    import: {
      seconds: importSeconds,
      processorSeconds: (user + system) / 1e6,
      megabytesPerSecond: megabytes / importSeconds,
      megabytesPerProcessorSecond: megabytes / ((user + system) / 1e6),
      peakMb,
    },
    positions: tokens.length,
    own: { promptPerSecond: own.promptPerSecond, decodePerSecond: own.decodePerSecond },
    peer: peer && {
      version: peer.version,
      promptPerSecond: peer.promptPerSecond,
      decodePerSecond: peer.decodePerSecond,
      decodeRatio: own.decodePerSecond / peer.decodePerSecond,
      ...compared(own, peer),
    },
  };
  process.stderr.write(`${JSON.stringify(report, null, 2)}\n`);
  if (!peer) process.stderr.write(`${howToInstall}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

type Answer = Omit<PeerAnswer, 'version'>;

async function ask(asked: CausalModel, text: readonly number[]): Promise<Answer> {
  const cache = asked.createCache(1, text.length + decoded + 1);
  const logProbabilities: Float32Array[] = [];
  for (const token of text) {
    const logits = (await asked.step(cache, [token], 'last')).slice(0, asked.vocabularySize);
    const most = logits.reduce((a, b) => Math.max(a, b));
    const normalizer = most + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
    logProbabilities.push(logits.map((logit) => logit - normalizer));
  }
  cache.length = 0;
  const prompt = text.slice(0, text.length / 2);
  const start = performance.now();
  let last = await asked.step(cache, prompt, 'last');
  const first = performance.now();
  const greedy = [likeliest(last, asked.vocabularySize)];
  while (greedy.length <= decoded) {
    last = await asked.step(cache, [greedy.at(-1)!], 'last');
    greedy.push(likeliest(last, asked.vocabularySize));
  }
  const end = performance.now();
  cache.dispose();
  return {
    logProbabilities,
    greedy,
    promptPerSecond: prompt.length / ((first - start) / 1000),
    decodePerSecond: decoded / ((end - first) / 1000),
  };
}

function likeliest(logits: Float32Array, count: number): number {
  let best = 0;
  for (let token = 1; token < count; token++) if (logits[token]! > logits[best]!) best = token;
  return best;
}

/** How alike the two are. Cosines are of log-probabilities less their mean, which are logits less their mean. */
function compared(own: Answer, peer: Answer) {
  let sameTop = 0;
  const cosines: number[] = [];
  own.logProbabilities.forEach((mine, position) => {
    const theirs = peer.logProbabilities[position]!;
    if (
      likeliest(mine, mine.length) ===
      likeliest(
        theirs.map((p) => (p > -Infinity ? p : -1e9)),
        mine.length,
      )
    )
      sameTop++;
    cosines.push(cosineOf(mine, theirs));
  });
  const same = own.greedy.findIndex((token, at) => token !== peer.greedy[at]);
  return {
    sameTop: sameTop / cosines.length,
    cosineMean: cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length,
    cosineLeast: Math.min(...cosines),
    greedyEqual: same < 0 ? own.greedy.length : same,
  };
}

/** Over the tokens for which both give a number. */
function cosineOf(a: Float32Array, b: Float32Array): number {
  const both: [number, number][] = [];
  for (let i = 0; i < a.length; i++)
    if (Number.isFinite(b[i]) && Number.isFinite(a[i])) both.push([a[i]!, b[i]!]);
  const [meanA, meanB] = [0, 1].map((at) => both.reduce((sum, pair) => sum + pair[at]!, 0) / both.length);
  let [dot, sizeA, sizeB] = [0, 0, 0];
  for (const [x, y] of both) {
    dot += (x - meanA!) * (y - meanB!);
    sizeA += (x - meanA!) ** 2;
    sizeB += (y - meanB!) ** 2;
  }
  return dot / Math.sqrt(sizeA * sizeB);
}
