import { valuesSchema, type Values } from '../../contract/compose-templates.ts';
import { readBriefFile } from '../read-brief.ts';
import { UsageError } from '../usage-error.ts';

/** What a text is made from: values by the names of variables, or a brief in Markdown. */
export type GenerateInput =
  | { readonly kind: 'values'; readonly values: Values }
  | { readonly kind: 'brief'; readonly markdown: string };

/** Reads a file of values (JSON) or a brief (anything else). Throws UsageError. */
export async function readGenerateInput(file: string): Promise<GenerateInput> {
  if (!file.toLowerCase().endsWith('.json')) return { kind: 'brief', markdown: await readBriefFile(file) };
  return { kind: 'values', values: await readValuesFile(file) };
}

/** Reads values from a JSON object. Throws UsageError. */
export async function readValuesFile(file: string): Promise<Values> {
  const parsed = valuesSchema.safeParse(parse(await readBriefFile(file), file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  throw new UsageError(
    `"${file}" isn't an object of values${at === '' ? '' : ` (at "${at}")`}: texts, numbers or lists of texts by the names of variables.`,
  );
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`"${file}" isn't JSON; give an object of values, or a brief in Markdown.`);
  }
}

/** Values as lines of facts, "name: value". */
export function factsOf(values: Values): string {
  return Object.entries(values)
    .flatMap(([name, value]) => [value].flat().map((entry) => `${name}: ${entry}`))
    .join('\n');
}
