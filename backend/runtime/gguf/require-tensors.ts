import type { Architecture } from './architecture.ts';
import { ggufDamaged, ggufUnsupported } from './byte-file.ts';
import type { GgufHeader } from './header.ts';

type Shape = readonly number[];

/**
 * Checks, before anything is written, that a file has every tensor its architecture needs, each in its shape. Throws
 * `file-damaged` for one that is missing or of another shape, `file-unsupported` for one that isn't known here: a part
 * left out would change what the model says.
 */
export function requireTensors({ tensors }: GgufHeader, architecture: Architecture): void {
  const { needed, allowed } = shapesOf(architecture);
  for (const name of needed.keys()) if (!tensors.has(name)) throw ggufDamaged(`it has no ${name}`);
  for (const [name, { dims }] of tensors) {
    const shape = needed.get(name) ?? allowed.get(name);
    if (!shape)
      throw ggufUnsupported(
        `This ${architecture.name} model has a part that is not known here: ${name.replace(/[^\w.-]/gu, '?').slice(0, 80)}.`,
        'Look for the usual file of the same model.',
      );
    if (dims.length !== shape.length || dims.some((dim, at) => dim !== shape[at]))
      throw ggufDamaged(`${name} is ${dims.join(' x ')} where ${shape.join(' x ')} belongs`);
  }
}

function shapesOf(architecture: Architecture): { needed: Map<string, Shape>; allowed: Map<string, Shape> } {
  const { layers, width, hidden, heads, cacheHeads, headSize, vocabulary, turning, traits } = architecture;
  const [queries, keys] = [heads * headSize, cacheHeads * headSize];
  const needed = new Map<string, Shape>([
    ['token_embd.weight', [width, vocabulary]],
    ['output_norm.weight', [width]],
  ]);
  const allowed = new Map<string, Shape>([
    ['output.weight', [width, vocabulary]],
    ...['rope_freqs', 'rope_factors_short', 'rope_factors_long'].map((name): [string, Shape] => [
      `${name}.weight`,
      [turning / 2],
    ]),
  ]);
  for (let layer = 0; layer < layers; layer++) {
    const block = `blk.${layer}`;
    const matrices: Readonly<Record<string, Shape>> = {
      ...(traits.isFused
        ? { attn_qkv: [width, queries + 2 * keys], ffn_up: [width, 2 * hidden] }
        : {
            attn_q: [width, queries],
            attn_k: [width, keys],
            attn_v: [width, keys],
            ffn_gate: [width, hidden],
            ffn_up: [width, hidden],
          }),
      attn_output: [queries, width],
      ffn_down: [hidden, width],
    };
    for (const [kind, shape] of Object.entries(matrices)) {
      needed.set(`${block}.${kind}.weight`, shape);
      if (kind.startsWith('attn') && !traits.isFused) allowed.set(`${block}.${kind}.bias`, shape.slice(1));
    }
    const norms = [
      'attn_norm',
      'ffn_norm',
      ...(traits.hasPostNorms ? ['post_attention_norm', 'post_ffw_norm'] : []),
    ];
    for (const norm of norms) needed.set(`${block}.${norm}.weight`, [width]);
    if (traits.hasHeadNorms)
      for (const norm of ['attn_q_norm', 'attn_k_norm']) needed.set(`${block}.${norm}.weight`, [headSize]);
  }
  return { needed, allowed };
}
