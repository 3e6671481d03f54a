import type { Kysely } from 'kysely';
import { z } from 'zod';
import { machineSpeedSchema } from '../../contract/catalogue.ts';
import type { SpeedStore } from '../models/ports.ts';
import { selectSettings, upsertSetting } from './queries/setting.ts';
import type { Schema } from './schema.ts';

const key = 'machine.speed';
const keptSchema = machineSpeedSchema.extend({ machine: z.string() }).nullable().catch(null);

/** Keeps the measured speed among the settings; what this version can't read counts as not measured. */
export function createSpeedStore(database: Kysely<Schema>): SpeedStore {
  return {
    read: async () => keptSchema.parse((await selectSettings(database))[key] ?? null),
    write: (speed) => upsertSetting(database, key, speed),
  };
}
