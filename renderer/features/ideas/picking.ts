/** Several ideas chosen to be acted on together, and where the last stretch began. */
export interface Picking {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothingPicked: Picking = { ids: new Set(), anchor: null };

/** Adds an idea, or takes it out again; a stretch that follows begins here. */
export function toggled({ ids }: Picking, id: string): Picking {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Everything from the anchor (or, without one, from `from`) to `to`, in the order shown. */
export function stretched(
  { anchor }: Picking,
  order: readonly string[],
  from: string | null,
  to: string,
): Picking {
  const start = anchor !== null && order.includes(anchor) ? anchor : (from ?? to);
  const [first, last] = [order.indexOf(start), order.indexOf(to)].sort((a, b) => a - b) as [number, number];
  return { ids: new Set(order.slice(Math.max(0, first), last + 1)), anchor: start };
}

/** Only what is still shown. */
export function stillShown(picking: Picking, order: readonly string[]): Picking {
  const ids = new Set(order.filter((id) => picking.ids.has(id)));
  return ids.size === picking.ids.size ? picking : { ...picking, ids };
}
