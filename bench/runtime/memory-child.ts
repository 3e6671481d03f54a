import { openCausalModel } from '../../backend/runtime/causal-model.ts';
import { prefill } from '../../backend/runtime/decode.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { lookAtProcess } from '../../test/support/memory-of-process.ts';

// Reads and writes with the model of a folder, and says as one line of JSON the most that this process came to hold of its
// own, less what the loaded model took, and what the cache of so many tokens needs.

const [folder = '', ...counts] = process.argv.slice(2);
const [threads, contextTokens, written] = counts.map(Number) as [number, number, number];
const { signal } = new AbortController();
const model = await openCausalModel(folder, chooseRuntime().kind, threads);
const warm = model.createCache(1, 8);
await model.step(warm, [1], 'last');
warm.dispose();
const before = lookAtProcess().ownBytes;
let most = 0;
const look = () => (most = Math.max(most, lookAtProcess().ownBytes));
const watch = setInterval(look, 50);
const cache = model.createCache(1, contextTokens + written);
await prefill(
  model,
  cache,
  Array.from({ length: contextTokens }, (_, i) => 500 + ((i * 31) % 9000)),
  signal,
);
look();
for (let i = 0; i < written; i++) await model.step(cache, [700], 'last');
look();
clearInterval(watch);
cache.dispose();
model.dispose();
const needed = (contextTokens + written) * model.cacheBytesPerToken;
process.stdout.write(`${JSON.stringify({ above: most - before, cache: needed })}\n`);
