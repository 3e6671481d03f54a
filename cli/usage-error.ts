/** What the person typed can't be done; the message is the one line they are shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
