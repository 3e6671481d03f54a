import path from 'node:path';
import type { BackupKind } from '../../../contract/backups.ts';

/** Where backups and databases set aside lie, in the data folder. */
export const backupFolderName = 'backups';

const named = /^(daily|asked|set-aside)-(\d{8}T\d{9}Z)\.db$/u;
const snapshot = /^inkling-at-[a-z0-9-]+\.snapshot\.db$/u;

/** What the name of a file says it is: when it was made is null where only the file itself tells. */
export interface NamedBackup {
  readonly kind: BackupKind;
  readonly madeAt: number | null;
}

/** Null for a file that is no backup of ours. */
export function readName(id: string): NamedBackup | null {
  if (snapshot.test(id)) return { kind: 'before-migration', madeAt: null };
  const [, kind, stamp] = named.exec(id) ?? [];
  if (!kind || !stamp) return null;
  const madeAt = Date.parse(stamp.replace(/^(....)(..)(..)T(..)(..)(..)(...)Z$/u, '$1-$2-$3T$4:$5:$6.$7Z'));
  return Number.isNaN(madeAt) ? null : { kind: kind as BackupKind, madeAt };
}

/** A name for one made at a time: `daily-20261130T092007123Z.db`. */
export function nameOf(kind: Exclude<BackupKind, 'before-migration'>, madeAt: number): string {
  return `${kind}-${stampOf(madeAt)}.db`;
}

export function stampOf(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:.]/gu, '');
}

/** The place of a backup. Snapshots before a migration lie beside the database, all others in their folder. */
export function fileOf(dataFolder: string, id: string, kind: BackupKind): string {
  return kind === 'before-migration'
    ? path.join(dataFolder, id)
    : path.join(dataFolder, backupFolderName, id);
}
