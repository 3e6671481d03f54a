import { randomUUID } from 'node:crypto';
import { InklingError } from '../../../contract/errors.ts';
import type { Link } from '../../../contract/sessions.ts';
import { beginningOf } from '../own/split-line.ts';
import type { NewIdea } from '../ports.ts';

/** A link as an idea that grows on the last one kept before it. Throws `invalid-input` when it can't be kept. */
export function keepLink(
  projectId: string,
  chain: readonly Link[],
  linkId: string,
  now: number,
): { readonly idea: NewIdea; readonly chain: Link[] } {
  const at = chain.findIndex(({ id }) => id === linkId);
  const link = chain[at];
  if (!link || link.text.trim() === '')
    throw new InklingError(
      'invalid-input',
      'There is nothing in this link to keep.',
      'Write something in it first.',
    );
  if (link.ideaId !== null)
    throw new InklingError('invalid-input', 'This link is an idea already.', 'Keep another one.');
  const parent = chain.slice(0, at).findLast(({ ideaId }) => ideaId !== null);
  const title = link.title.trim() || beginningOf(link.text);
  const idea: NewIdea = {
    ...{ id: randomUUID(), projectId, createdAt: now, starred: false },
    ...{ title, pitch: link.text.trim() === title ? '' : link.text.trim(), who: '', why: '', experiment: '' },
    parentId: parent?.ideaId ?? null,
    origin: link.provenance === null ? 'person' : 'model',
    editedAt: link.provenance !== null && link.isEdited ? now : null,
    provenance: link.provenance,
  };
  return { idea, chain: chain.with(at, { ...link, title, ideaId: idea.id }) };
}
