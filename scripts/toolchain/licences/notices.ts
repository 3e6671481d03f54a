import { existsSync } from 'node:fs';
import path from 'node:path';
import { modelManifestSchema, type ShippedModel } from '../../../contract/models.ts';
import { readText, root, shippedElectron, shippedPackages } from './packages.ts';
import { standard, textOf } from './texts.ts';

/** A part of the app and its licence. */
export interface NoticedPart {
  readonly name: string;
  /** Null for models, which are known by their hashes. */
  readonly version: string | null;
  readonly licence: string | null;
  readonly kind: 'program' | 'model' | 'package';
  /** Its place in `texts`. */
  readonly text: number;
}

/** Parts, and the texts of their licences; those that several share are kept once. */
export interface Notices {
  readonly parts: readonly NoticedPart[];
  readonly texts: readonly string[];
}

/** The models that ship, with their files as the manifest pins them. */
export function shippedModels(): readonly ShippedModel[] {
  return modelManifestSchema.parse(JSON.parse(readText('models/manifest.json'))).models;
}

/** What the app is built from, with the licence of each part and its full text: packages, models, Electron. */
export function collectNotices(): Notices {
  const texts: string[] = [];
  const placeOf = (text: string) => {
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  };
  const electron = shippedElectron();
  const program: NoticedPart = {
    ...{ name: 'Electron', version: electron.version, licence: electron.licence, kind: 'program' },
    text: placeOf(`${textOf(electron)}\n\n${ofElectron}`),
  };
  const models = shippedModels().map((model): NoticedPart => ({
    ...{ name: model.id, version: null, licence: model.licence, kind: 'model' },
    text: placeOf(textOfModel(model)),
  }));
  const packages = shippedPackages().map((one): NoticedPart => ({
    ...{ name: one.name, version: one.version, licence: one.licence, kind: 'package' },
    text: placeOf(textOf(one)),
  }));
  return { parts: [program, ...models, ...packages], texts };
}

const ofElectron =
  'Electron holds Chromium and Node.js. Their licences, and those of their parts, lie beside the program in LICENSES.chromium.html.';

function textOfModel({ id, folder, licence }: ShippedModel): string {
  const place = path.join('models', folder ?? id);
  const own = path.join(place, 'LICENSE');
  const text = existsSync(path.join(root, own))
    ? readText(own).trim()
    : standard(licence, `the authors of ${id}`);
  return `${readText(path.join(place, 'NOTICE.md')).trim()}\n\n${text}`;
}

/** The same as one text, for a file beside the program. */
export function noticesAsText({ parts, texts }: Notices): string {
  const sections = texts.map((text, at) => {
    const names = parts
      .filter((part) => part.text === at)
      .map(({ name, version, licence }) => `${name}${version === null ? '' : ` ${version}`} (${licence})`);
    return `${names.join('\n')}\n\n${text}`;
  });
  const line = `\n\n${'-'.repeat(72)}\n\n`;
  return `Inkling is built from these parts.${line}${sections.join(line)}\n`;
}
