/** How an item stands in a list compared with an earlier one: `places` up when positive. */
export type Change = { readonly kind: 'new' } | { readonly kind: 'moved'; readonly places: number };

/** What changed for each item of a list; items that stand where they stood aren't in it. */
export function listChanges(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, Change> {
  const placeOf = new Map(before.map((id, place) => [id, place]));
  const changes = new Map<string, Change>();
  for (const [place, id] of after.entries()) {
    const old = placeOf.get(id);
    if (old === undefined) changes.set(id, { kind: 'new' });
    else if (old !== place) changes.set(id, { kind: 'moved', places: old - place });
  }
  return changes;
}
