import { z } from 'zod';
import { chordSchema } from './chords.ts';
import { rpc, stream } from './endpoint.ts';
import { idSchema } from './projects.ts';

/** More commands than there are, and the length of no id of one: what is kept stays small. */
const chosenKeysLimit = 200;
const commandIdSchema = z.string().regex(/^[a-z][A-Za-z0-9.-]{0,63}$/u);

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'zh-CN']),
  /** The keys that a person chose instead of the usual, by the command's id; null for none. */
  keys: z
    .record(commandIdSchema, chordSchema.nullable())
    .refine((keys) => Object.keys(keys).length <= chosenKeysLimit, { error: 'Too many keys.' }),
});
export type Settings = z.infer<typeof settingsSchema>;

/**
 * Who guards the key of the database: the system's keychain, a passphrase, or a file only its owner may read.
 * `recovery-key`: it was opened with that alone, and nothing else opens it so far.
 */
export const keyProtectionSchema = z.enum([
  'keychain',
  'passphrase',
  'recovery-key',
  'key-file',
  'throw-away',
]);
export type KeyProtection = z.infer<typeof keyProtectionSchema>;

/** Files of the data folder that hold one kind of thing; Chromium's and the models' lie in folders of their own. */
export const storedFilesSchema = z.object({
  kind: z.enum(['database', 'snapshot', 'backup', 'key', 'models', 'updates', 'session', 'other']),
  /** The names, in order, of files and of folders, which end with a slash. */
  names: z.array(z.string()),
  /** What all of them take, with everything in the folders. */
  bytes: z.int().nonnegative(),
});
export type StoredFiles = z.infer<typeof storedFilesSchema>;

/** Everything that can change in a project, for work that may touch all of it. */
export const changesOfProject = [
  'projects',
  'brief',
  'ideas',
  'converge',
  'knowledge',
  'assistant',
  'conversations',
  'handoffs',
  'tests',
  'recommend',
  'plan',
  'pictures',
  'compose',
  'develop',
  'analyse',
  'predict',
] as const;

export const system = {
  'system.status': rpc(
    z.object({}),
    z.object({
      version: z.string(),
      dataFolder: z.string(),
      keyProtection: keyProtectionSchema,
      /** Resident memory of the backend, in bytes. */
      memoryBytes: z.int(),
      /** The loaded text model, if one is loaded. */
      loadedModel: z.string().nullable(),
      /** Which way ONNX Runtime is called. */
      runtime: z.enum(['c-api', 'node-api']).nullable(),
    }),
  ),
  /** What lies in the data folder. */
  'system.files': rpc(z.object({}), z.object({ files: z.array(storedFilesSchema) })),
  /** Says what changed in the store, so that every window shows the same. Runs until cancelled. */
  'system.changes': stream(z.object({}), [
    z.object({
      type: z.literal('changed'),
      what: z.enum([
        ...changesOfProject,
        'settings',
        'models',
        'publish',
        'network',
        'keys',
        'backups',
        'updates',
      ]),
      projectId: idSchema.nullable(),
    }),
    z.object({ type: z.literal('done') }),
  ]),
  'settings.get': rpc(z.object({}), settingsSchema),
  'settings.save': rpc(settingsSchema.partial(), settingsSchema),
};
