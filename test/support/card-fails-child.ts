import path from 'node:path';
import { createModelRegistry } from '../../backend/models/registry.ts';
import { createRuntime } from '../../backend/runtime/runtime.ts';

// Has the embedded model fail in the midst of its work on a graphics card, and asks it again. Says as one line of JSON what
// came of both.

const left: string[] = [];
const root = path.join(import.meta.dirname, '../..');
const runtime = createRuntime(
  await createModelRegistry(path.join(root, 'models')),
  path.join(root, 'library/asking/any-model.json'),
  () => undefined,
  {
    providers: {
      of: () => (left.length > 0 ? 'cpu' : 'webgpu'),
      leave: (id, reason) => void left.push(`${id}: ${reason}`),
    },
  },
);
const { signal } = new AbortController();
const write = (isTakenOut: boolean) =>
  runtime
    .borrowTextModel(undefined, signal, async (model) => {
      // The nearest to a card that is taken out of a running machine.
      if (isTakenOut) model.dispose();
      const [completion] = await model.complete({
        prompt: { system: 'You answer.', turn: 'Name a fruit.' },
        openings: [''],
        sampling: { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 },
        ...{ seed: 1, maxTokens: 3, allows: () => true, endsAt: () => false, signal },
      });
      return { text: completion?.text ?? '' };
    })
    .catch((error: unknown) => ({
      code: (error as { code?: unknown }).code,
      message: (error as Error).message,
    }));
const first = await write(true);
const second = await write(false);
await runtime.dispose();
process.stdout.write(JSON.stringify({ first, second, left }));
