import { createModelRegistry } from '../../backend/models/registry.ts';
import { chooseRuntime } from '../../backend/runtime/ort/open-session.ts';
import { createRuntime } from '../../backend/runtime/runtime.ts';

// Borrows a model twice in a row and says, as one line of JSON, which way ONNX Runtime was called and what came of it.

const runtime = createRuntime(await createModelRegistry(process.argv[2] ?? ''), '', () => undefined);
const { signal } = new AbortController();
const tried: unknown[] = [];
for (let time = 0; time < 2; time++)
  tried.push(
    await runtime
      .borrowEmbedder('en', signal, async (embedder) => {
        const [bread] = await embedder.embed(['bread'], signal);
        return { size: bread?.length };
      })
      .catch((error: unknown) => ({
        code: (error as { code?: unknown }).code,
        message: (error as Error).message,
      })),
  );
await runtime.dispose();
process.stdout.write(JSON.stringify({ ...chooseRuntime(), tried }));
