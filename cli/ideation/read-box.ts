import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { boxSchema, personaFieldsSchema, type Box, type PersonaFields } from '../../contract/stimuli.ts';
import { UsageError } from '../usage-error.ts';

/** In a file an option may be just its text. */
const fileSchema = z.object({
  rows: z.array(
    z.looseObject({
      options: z.array(z.union([z.string().transform((text) => ({ text })), z.looseObject({})])),
    }),
  ),
});

/** Reads a morphological box from a JSON file. Throws UsageError for anything else. */
export async function readBoxFile(file: string): Promise<Box> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--box "${file}" can't be read: ${code === 'ENOENT' ? 'there is no such file' : String(code)}.`,
    );
  });
  try {
    return boxSchema.parse(fileSchema.parse(JSON.parse(text)));
  } catch (error) {
    const reason = error instanceof z.ZodError ? error.issues[0]?.message : 'it is no JSON';
    throw new UsageError(
      `--box "${file}" is no box (${reason}): give {"rows":[{"name":"Where","options":["at home","on the way"]}]}.`,
    );
  }
}

/** A person from “NAME, WHO, cares about WHAT”; the last two may be left out. Throws UsageError. */
export function readPersona(text: string): PersonaFields {
  const [before = '', cares = ''] = text.split(/,?\s*\bcares about\s+/iu);
  const [name = '', ...who] = before.split(',');
  const parsed = personaFieldsSchema.safeParse({ name, who: who.join(',').trim(), cares });
  if (parsed.success) return parsed.data;
  throw new UsageError(`--persona: ${parsed.error.issues[0]?.message} Give "NAME, WHO, cares about WHAT".`);
}
