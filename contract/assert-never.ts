/** Closes a switch over a union: a member that was forgotten doesn't compile. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected: ${JSON.stringify(value)}`);
}
