import { z } from 'zod';
import type { Client } from '../../contract/client.ts';
import { InklingError } from '../../contract/errors.ts';

const embeddingsRequestSchema = z.object({
  model: z.string(),
  input: z.union(
    [z.string(), z.array(z.string()).min(1).max(256)],
    'The input is a text or up to 256 texts.',
  ),
  encoding_format: z.enum(['float', 'base64']).nullish(),
});

/** Answers an embeddings request. Throws `invalid-input` or `model-missing`. */
export async function embeddings(client: Client, body: unknown) {
  const parsed = embeddingsRequestSchema.safeParse(body);
  if (!parsed.success) {
    const message = z.prettifyError(parsed.error).replaceAll('\n', ' ');
    throw new InklingError('invalid-input', message, 'Correct this and try again.');
  }
  const { model, input, encoding_format } = parsed.data;
  const { modelId, vectors, tokens } = await client.call('models.embed', {
    modelId: model,
    texts: [input].flat(),
  });
  // OpenAI's own client asks for base64 unless told otherwise: little-endian float32.
  const encode = (vector: readonly number[]) =>
    encoding_format === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
  return {
    object: 'list',
    model: modelId,
    data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: encode(vector) })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}
