import type { Sampling } from '../../contract/ideation.ts';
import type { ModelPrompt } from './layouts.ts';
import type { Writer } from './ports.ts';

/** The likeliest token each time. */
export const withoutChance: Sampling = { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1 };

/** Writes one short text to its end, without chance. */
export async function writeOnce(
  writer: Writer,
  prompt: ModelPrompt,
  maxTokens: number,
  signal: AbortSignal,
): Promise<string> {
  let text = '';
  const request = { prompt, sampling: withoutChance, seed: 0, maxTokens, stop: ['\n\n'], signal };
  for await (const event of writer.write(request)) text = event.text;
  return text.trim();
}

/** The object of a JSON text, or null when the model lost its way. */
export function readJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
