import { InklingError } from '../../contract/errors.ts';
import type { TryModel } from '../models/ports.ts';
import { openCausalModel } from './causal-model.ts';
import { createChatTemplate } from './chat-template.ts';
import type { RuntimeKind } from './ort/open-session.ts';
import { loadTokenizer } from './tokenizer.ts';

const threads = 2;

/** Loads a model, lays out a turn, reads it and looks at what the model makes of it: numbers, and all of them. */
export function createTryModel(kind: RuntimeKind): TryModel {
  return async (folder) => {
    try {
      const tokenizer = await loadTokenizer(folder);
      const template = createChatTemplate(tokenizer);
      const tokens = tokenizer.encode(template.render([{ role: 'user', content: 'Hello' }]));
      const model = await openCausalModel(folder, kind, threads);
      try {
        const cache = model.createCache(1, tokens.length);
        const logits = await model.step(cache, tokens, 'last');
        cache.dispose();
        if (tokens.length === 0 || !logits.subarray(0, model.vocabularySize).every(Number.isFinite))
          throw new Error('what it answers is no number');
      } finally {
        model.dispose();
      }
    } catch (error) {
      throw new InklingError(
        'model-failed',
        `The model was converted, but does not run: ${error instanceof Error ? error.message : String(error)}. Nothing was imported.`,
        'Download the file again, or choose another file of the same model.',
        { cause: error },
      );
    }
  };
}
