import { InklingError } from '../../contract/errors.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { ModelTask } from '../../contract/models.ts';
import type { TryModel } from '../models/ports.ts';
import { openCausalModel } from './causal-model.ts';
import { createChatTemplate } from './chat-template.ts';
import { loadEmbedder } from './embedder.ts';
import type { RuntimeKind } from './ort/open-session.ts';
import { loadReranker } from './reranker.ts';
import { firstRead } from './ocr/try-picture-reader.ts';
import { firstHeard } from './pipelines/try-listener.ts';
import { loadTokenizer } from './tokenizer.ts';

const threads = 2;
/** Tokens that a trial reads at most. */
const tokensRead = 64;

/** Loads a model, gives it something to read and looks at what it makes of it: numbers, and all of them. */
export function createTryModel(kind: RuntimeKind): TryModel {
  return async (folder, task) => {
    try {
      const numbers = await firstNumbers(kind, folder, task);
      if (numbers.length === 0 || !numbers.every(Number.isFinite))
        throw new Error('what it answers is no number');
    } catch (error) {
      throw new InklingError(
        'model-failed',
        `The model was brought in, but does not run: ${error instanceof Error ? error.message : String(error)}. Nothing was imported.`,
        'Download the file again, or choose another file of the same model.',
        { cause: error },
      );
    }
  };
}

async function firstNumbers(kind: RuntimeKind, folder: string, task: ModelTask): Promise<readonly number[]> {
  const { signal } = new AbortController();
  switch (task) {
    case 'text-generation':
      return logitsOf(kind, folder);
    case 'feature-extraction': {
      const identity = { id: '', sha256: '', queryPrefix: '' };
      const embedder = await loadEmbedder(identity, folder, tokensRead, { kind, threads });
      const vectors = await embedder.embed(['Hello', 'What is this, and what is it for?'], signal);
      embedder.dispose();
      return vectors.flatMap((vector) => [...vector]);
    }
    case 'text-ranking':
    case 'sentence-ranking': {
      const reranker = await loadReranker('', folder, tokensRead, { kind, threads });
      const scores = await reranker.score(
        'What is this?',
        ['Hello', 'This is a passage about a kettle.'],
        signal,
      );
      reranker.dispose();
      return scores;
    }
    case 'automatic-speech-recognition':
      return firstHeard(folder);
    case 'image-to-text':
      return firstRead(folder);
    default:
      return assertNever(task);
  }
}

async function logitsOf(kind: RuntimeKind, folder: string): Promise<readonly number[]> {
  const tokenizer = await loadTokenizer(folder);
  const template = createChatTemplate(tokenizer);
  const tokens = tokenizer.encode(template.render([{ role: 'user', content: 'Hello' }]));
  if (tokens.length === 0) return [];
  const model = await openCausalModel(folder, kind, threads);
  try {
    const cache = model.createCache(1, tokens.length + 1);
    const read = await model.step(cache, tokens, 'last');
    const next = read.indexOf(read.reduce((a, b) => Math.max(a, b)));
    // A second step: the cache has to take what the first one left.
    const logits = [
      ...(await model.step(cache, [Math.max(0, next)], 'last')).subarray(0, model.vocabularySize),
    ];
    cache.dispose();
    return logits;
  } finally {
    model.dispose();
  }
}
