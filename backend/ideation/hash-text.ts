import { createHash } from 'node:crypto';

/** A hash of the text by which an idea on the table takes part in a generation: its title and pitch. */
export function hashOfText({ title, pitch }: { readonly title: string; readonly pitch: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([title, pitch]))
    .digest('hex')
    .slice(0, 32);
}
