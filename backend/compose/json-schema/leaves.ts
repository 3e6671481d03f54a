import type { Leaf } from '../../../contract/compose-structured.ts';
import { labelKey, type FactPhrases } from './phrases.ts';
import type { SchemaNode } from './node.ts';

/** Every value of a document with what speaks for it. */
export function leavesOf(value: unknown, node: SchemaNode, facts: FactPhrases, path = ''): Leaf[] {
  if (Array.isArray(value))
    return value.flatMap((entry, i) =>
      leavesOf(entry, node.kind === 'array' ? node.items : node, facts, `${path}/${i}`),
    );
  if (typeof value === 'object' && value !== null) {
    const properties = new Map(
      node.kind === 'object' ? node.properties.map((one) => [one.name, one.node]) : [],
    );
    return Object.entries(value).flatMap(([name, inner]) =>
      leavesOf(
        inner,
        properties.get(name) ?? node,
        facts,
        `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      ),
    );
  }
  return [{ path, support: supportOf(value, node, facts) }];
}

function supportOf(value: unknown, node: SchemaNode, facts: FactPhrases): Leaf['support'] {
  if (node.kind === 'choice')
    return saidIn(String(value), facts) || node.values.length === 1 ? 'facts' : 'chosen';
  if (typeof value === 'number')
    return facts.numbers.includes(value) && node.kind !== 'yes-no' && !isScale(node)
      ? 'facts'
      : 'unsupported';
  if (typeof value === 'string') return 'facts';
  return value === null ? 'chosen' : 'unsupported';
}

/** A rating is a judgement, whatever numbers the facts hold. */
function isScale(node: SchemaNode): boolean {
  return node.kind === 'number' && node.isWhole && node.most - node.least < 11;
}

function saidIn(value: string, facts: FactPhrases): boolean {
  const key = labelKey(value);
  return key !== '' && facts.phrases.some((phrase) => ` ${labelKey(phrase)} `.includes(` ${key} `));
}
