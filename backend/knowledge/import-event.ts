import type { EventOf } from '../../contract/index.ts';

/** What an import tells of itself. */
export type ImportEvent = Exclude<EventOf<'sources.import'>, { type: 'failed' }>;
