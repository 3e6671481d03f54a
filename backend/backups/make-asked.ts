import type { Backup } from '../../contract/backups.ts';
import { emitted } from '../streams/emitted.ts';
import type { BackupProgress } from './ports.ts';

type Events = BackupProgress | { readonly type: 'done'; readonly backup: Backup };

/** The events of a backup somebody asked for. */
export async function* makeAsked(
  make: (onProgress: (event: BackupProgress) => void) => Promise<Backup>,
): AsyncGenerator<Events, void, void> {
  const backup = yield* emitted<BackupProgress, Backup>(make);
  yield { type: 'done', backup };
}
