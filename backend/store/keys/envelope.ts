import { z } from 'zod';
import { InklingError } from '../../../contract/errors.ts';
import { slotSchema, type Slot } from './slot.ts';

/** What `database.keys.json` holds: the database key, wrapped once by each secret that opens it. */
const envelopeSchema = z.strictObject({
  format: z.literal('inkling-keys'),
  version: z.literal(1),
  slots: z
    .array(slotSchema)
    .max(2)
    .refine((slots) => new Set(slots.map(({ kind }) => kind)).size === slots.length),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export const emptyEnvelope: Envelope = { format: 'inkling-keys', version: 1, slots: [] };

export function slotOf(envelope: Envelope | null, kind: Slot['kind']): Slot | null {
  return envelope?.slots.find((slot) => slot.kind === kind) ?? null;
}

/** With one slot in the place of any of its kind. */
export function withSlot(envelope: Envelope | null, slot: Slot): Envelope {
  const base = withoutSlot(envelope ?? emptyEnvelope, slot.kind);
  return { ...base, slots: [...base.slots, slot] };
}

export function withoutSlot(envelope: Envelope, kind: Slot['kind']): Envelope {
  return { ...envelope, slots: envelope.slots.filter((slot) => slot.kind !== kind) };
}

/** Throws `database-newer` for a version to come, else `database-damaged` for anything that we don't write. */
export function parseEnvelope(text: string, file: string): Envelope {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = null;
  }
  const parsed = envelopeSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1)
    throw new InklingError(
      'database-newer',
      `The key file ${file} was written by a newer Inkling. It was left as it is.`,
      'Install the newest Inkling and start again.',
    );
  throw new InklingError(
    'database-damaged',
    `The key file ${file} is not as Inkling wrote it. It was left as it is, and so was the database.`,
    'Put the right key file back, from a copy of the data folder, and start again.',
  );
}
