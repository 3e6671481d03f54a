import type { GroundSchema } from './ground-schema.ts';
import type { SchemaNode } from './node.ts';

/**
 * A document whose lists say nothing twice: an entry that comes again goes, and where that leaves too few, choices that
 * were not taken come in their order. The grammar knows no "different", and a small model repeats itself.
 */
export function withoutRepeats(value: unknown, node: SchemaNode, ground: GroundSchema): unknown {
  if (Array.isArray(value) && node.kind === 'array') {
    const { items } = ground as { readonly items?: GroundSchema };
    const entries = items ? value.map((entry) => withoutRepeats(entry, node.items, items)) : value;
    const different = entries.filter((entry, i) => indexOfSame(entries, entry) === i);
    const spare = ((items?.enum ?? []) as readonly unknown[]).filter(
      (one) => indexOfSame(different, one) < 0,
    );
    while (different.length < node.least && spare.length > 0) different.push(spare.shift());
    return different.length >= node.least ? different : entries;
  }
  if (typeof value === 'object' && value !== null && node.kind === 'object') {
    const inner = (ground.properties ?? {}) as Readonly<Record<string, GroundSchema>>;
    const nodes = new Map(node.properties.map((property) => [property.name, property.node]));
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => {
        const own = nodes.get(name);
        const schema = inner[name];
        return [name, own && schema ? withoutRepeats(part, own, schema) : part];
      }),
    );
  }
  return value;
}

function indexOfSame(entries: readonly unknown[], entry: unknown): number {
  const key = JSON.stringify(entry);
  return entries.findIndex((other) => JSON.stringify(other) === key);
}
