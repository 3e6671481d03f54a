import type { SchemaNode } from './node.ts';

/** Where a value doesn't satisfy a schema, as JSON Pointers into the value; none when it does. */
export function violations(value: unknown, node: SchemaNode, path = ''): string[] {
  const not = (isRight: boolean) => (isRight ? [] : [path]);
  switch (node.kind) {
    case 'text':
      return not(typeof value === 'string' && isWithin(lengthOf(value), node.minLength, node.maxLength));
    case 'number':
      return not(
        typeof value === 'number' &&
          value >= node.least &&
          value <= node.most &&
          (!node.isWhole || Number.isInteger(value)),
      );
    case 'yes-no':
      return not(typeof value === 'boolean');
    case 'null':
      return not(value === null);
    case 'choice':
      return not(
        node.values.length === 0
          ? Array.isArray(value) && value.length === 0
          : node.values.some((one) => one === value),
      );
    case 'union':
      return not(node.options.some((option) => violations(value, option).length === 0));
    case 'array': {
      if (!Array.isArray(value) || value.length < node.least || value.length > node.most) return [path];
      const different = new Set(value.map((entry) => JSON.stringify(entry)));
      if (node.isUnique && different.size < value.length) return [path];
      return value.flatMap((entry, i) => violations(entry, node.items, `${path}/${i}`));
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
      const fields = value as Readonly<Record<string, unknown>>;
      return node.properties.flatMap(({ name, isRequired, node: inner }) => {
        const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (!Object.hasOwn(fields, name)) return isRequired ? [at] : [];
        return violations(fields[name], inner, at);
      });
    }
  }
}

/** Characters as JSON Schema counts them: code points. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function isWithin(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
