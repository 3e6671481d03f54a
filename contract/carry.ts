import { z } from 'zod';
import { rpc, stream } from './endpoint.ts';
import { idSchema, timeSchema } from './projects.ts';

/** The version of the format of `.inkling` files; raised when a reader of the old one could not read the new. */
export const carriedVersion = 1;

/** What a project holds, as a person would call it. */
const carriedRooms = [
  'brief',
  'ideas',
  'groups',
  'scores',
  'documents',
  'plan',
  'texts',
  'knowledge',
  'assistant',
  'tests',
  'recommender',
  'predictor',
  'analyses',
] as const;
const carriedRoomSchema = z.enum(carriedRooms);
export type CarriedRoom = z.infer<typeof carriedRoomSchema>;

/** The shortest passphrase that is worth its name, and the longest that is taken. */
export const passphraseLimits = { least: 8, most: 500 } as const;

const placeSchema = z
  .string()
  .min(1, 'Say which file.')
  .max(4000, 'This path is too long.')
  .refine((path) => !path.includes('\0'), 'This path cannot be one.');
/** To open a file with: what was chosen then, whatever its length. */
const givenPassphraseSchema = z.string().max(passphraseLimits.most).nullable().default(null);
const newPassphraseSchema = z
  .string()
  .min(passphraseLimits.least, `A passphrase has at least ${passphraseLimits.least} characters.`)
  .max(passphraseLimits.most, `A passphrase has at most ${passphraseLimits.most} characters.`)
  .nullable()
  .default(null);

const progressEvent = z.object({
  type: z.literal('progress'),
  /** Of the whole, 0 to 1. */
  share: z.number().min(0).max(1),
  remainingMs: z.number().nullable(),
});

/** What an import does to one room: rows, which are what a database has, not what a person counts. */
const roomChangesSchema = z.object({
  room: carriedRoomSchema,
  added: z.int().nonnegative(),
  /** Here already, and the file's is taken because it is newer. */
  changed: z.int().nonnegative(),
  /** Here already and different; what is here stays. */
  stays: z.int().nonnegative(),
  same: z.int().nonnegative(),
  /** Deleted here after it was last written in the file; it stays deleted. */
  staysDeleted: z.int().nonnegative(),
});
export type RoomChanges = z.infer<typeof roomChangesSchema>;

/** Two texts where one stood; the one that does not stand is kept beside. */
const differenceSchema = z.object({
  room: carriedRoomSchema,
  here: z.string(),
  file: z.string(),
  took: z.enum(['here', 'file']),
});
export type Difference = z.infer<typeof differenceSchema>;
/** The most differences that are shown; and of each text, the most characters. */
export const shownDifferences = 200;
export const shownText = 2000;

const previewSchema = z.object({
  projectName: z.string(),
  writtenAt: timeSchema,
  inkling: z.string(),
  isEncrypted: z.boolean(),
  /** A project of the same origin that is here, and can be merged into. */
  sameProject: z.object({ id: idSchema, name: z.string() }).nullable(),
  /** Whether it goes into that one, or becomes a project of its own: as it is, or with new ids beside the one it came from. */
  as: z.enum(['merge', 'new', 'copy']),
  /** Fingerprint of the file that was looked at; `carry.import` refuses another. */
  digest: z.string(),
  rooms: z.array(roomChangesSchema),
  differences: z.array(differenceSchema),
  moreDifferences: z.int().nonnegative(),
});
export type CarryPreview = z.infer<typeof previewSchema>;

const importSchema = z.object({
  id: idSchema,
  projectId: idSchema,
  /** Without its folders. */
  fileName: z.string(),
  importedAt: timeSchema,
  takenBackAt: timeSchema.nullable(),
  isNewProject: z.boolean(),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
});
export type CarryImport = z.infer<typeof importSchema>;

const importEvents = [
  progressEvent,
  z.object({ type: z.literal('done'), import: importSchema, projectName: z.string(), kept: z.int() }),
] as const;

/** Whole projects as files, to move, to keep and to join. */
export const carry = {
  /**
   * Writes everything of a project into one file. Throws `not-found`; `invalid-input` for a place that does not end in
   * `.inkling` or holds a file of another kind; `disk-full`, `file-unreadable`.
   */
  'carry.export': stream(
    z.object({ projectId: idSchema, path: placeSchema, passphrase: newPassphraseSchema }),
    [
      progressEvent,
      z.object({ type: z.literal('done'), path: z.string(), sizeBytes: z.int(), rows: z.int() }),
    ],
  ),
  /**
   * Reads a file to its end and says what importing it would do; writes nothing. `into` names the project it is to be
   * merged into, which must have the same origin; left out, a project of its own. Throws `file-unreadable`,
   * `file-unsupported` (no project file, or one by a newer app), `file-encrypted` (passphrase missing or wrong),
   * `file-damaged`, `file-too-large`, `not-found`.
   */
  'carry.preview': stream(
    z.object({
      path: placeSchema,
      passphrase: givenPassphraseSchema,
      into: idSchema.nullable().default(null),
    }),
    [progressEvent, z.object({ type: z.literal('done'), preview: previewSchema })],
  ),
  /** Does what the preview said, in one transaction. Throws as it does, and `file-damaged` for a file that changed since. */
  'carry.import': stream(
    z.object({
      path: placeSchema,
      passphrase: givenPassphraseSchema,
      into: idSchema.nullable().default(null),
      digest: z.string().max(64).nullable().default(null),
    }),
    importEvents,
  ),
  /**
   * Brings in the sample that ships with the app: a project in which every room holds results. Each time it is a project of
   * its own. Throws as `carry.import` does.
   */
  'carry.importSample': stream(z.object({}), importEvents),
  /** The imports of a project that can be taken back or looked into, the latest first. */
  'carry.imports': rpc(z.object({ projectId: idSchema }), z.array(importSchema)),
  /** The texts of an import that do not stand. */
  'carry.kept': rpc(
    z.object({ importId: idSchema }),
    z.array(z.object({ room: carriedRoomSchema, text: z.string(), took: z.enum(['here', 'file']) })),
  ),
  /** Forgets an import: it can't be taken back any more, and the texts that do not stand go for good. Throws `not-found`. */
  'carry.forget': rpc(z.object({ importId: idSchema }), z.object({ projectId: idSchema })),
  /**
   * Takes an import back: what it added goes, what it changed is as it was. What was worked on since stays; `left` says
   * how many rows. A project that came new is deleted, and can be restored. Throws `not-found`.
   */
  'carry.takeBack': rpc(z.object({ importId: idSchema }), z.object({ projectId: idSchema, left: z.int() })),
};
