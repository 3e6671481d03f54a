import { readFileSync } from 'node:fs';
import path from 'node:path';
import { modelManifestSchema } from '../../contract/models.ts';

const models = path.join(import.meta.dirname, '../../models');
const manifest = modelManifestSchema.parse(
  JSON.parse(readFileSync(path.join(models, 'manifest.json'), 'utf8')),
);
const [embedded] = manifest.models.filter((entry) => entry.task === 'text-generation');
if (!embedded) throw new Error('No text model came with the app.');

/** Folder of the text model that came with the app. */
export const embeddedFolder = path.join(models, embedded.folder ?? embedded.id);
