import type { ParseContext } from '../../../backend/documents/parse-context.ts';

/** For parsers whose progress nobody wants to see, and that nobody calls off. */
export const quiet: ParseContext = { checkpoint: () => undefined, progress: () => undefined };
