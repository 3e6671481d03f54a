/** Licences under which something may ship with Inkling (SPDX names): all let it be passed on with its notice. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Whether an expression of SPDX (names, AND, OR, parentheses around the whole) is one of these licences. */
export function isAllowed(expression: string | null): boolean {
  if (expression === null) return false;
  const bare = expression.replace(/^\((.*)\)$/u, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((one) => isAllowed(one));
  return bare.split(' AND ').every((name) => allowed.has(name));
}
