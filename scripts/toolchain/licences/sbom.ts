import { shippedModels } from './notices.ts';
import { readText, shippedElectron, shippedPackages, type ShippedPackage } from './packages.ts';

interface Hash {
  readonly alg: string;
  /** Hexadecimal. */
  readonly content: string;
}

/** What is used here of a component of CycloneDX. */
export interface Component {
  readonly type: 'application' | 'framework' | 'library' | 'machine-learning-model' | 'file';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly purl?: string;
  readonly licenses?: readonly (
    { readonly expression: string } | { readonly license: { readonly id: string } }
  )[];
  readonly hashes?: readonly Hash[];
  readonly components?: readonly Component[];
}

/**
 * A bill of materials in CycloneDX 1.6 (JSON, cyclonedx.org/docs/1.6): every package, model and program that ships, with
 * version, licence and hash. Written here rather than by `npm sbom`, which knows neither what the bundler takes in nor
 * the models. The same sources give the same bytes, so it has no date and no serial number.
 */
export function billOfMaterials() {
  const { name, version, license } = JSON.parse(readText('package.json')) as Record<string, string>;
  const application: Component = {
    ...{ type: 'application', 'bom-ref': name!, name: name!, version: version! },
    licenses: licencesOf(license!),
  };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: application },
    components: [
      componentOf(shippedElectron(), 'framework'),
      ...shippedPackages().map((one) => componentOf(one, 'library')),
      ...shippedModels().map((model): Component => ({
        ...{ type: 'machine-learning-model', 'bom-ref': `model:${model.id}`, name: model.id },
        ...{ description: model.source, licenses: licencesOf(model.licence) },
        components: model.files.map(({ path, sha256 }) => ({
          ...{ type: 'file', 'bom-ref': `model:${model.id}/${path}`, name: path },
          hashes: [{ alg: 'SHA-256', content: sha256 }],
        })),
      })),
    ],
  };
}

function componentOf(one: ShippedPackage, type: Component['type']): Component {
  const purl = purlOf(one);
  return {
    // A version may lie in two places.
    ...{ type, 'bom-ref': `${purl}#${one.place}`, name: one.name, version: one.version, purl },
    ...{ licenses: licencesOf(one.licence ?? 'NOASSERTION'), hashes: hashesOf(one.integrity) },
  };
}

/** Package URL (package-url/purl-spec): the @ of a scope is escaped. */
function purlOf({ name, version }: ShippedPackage): string {
  return `pkg:npm/${name.replace(/^@/u, '%40')}@${version}`;
}

/** One name goes into `license`, more of them are an expression. */
function licencesOf(licence: string): NonNullable<Component['licenses']> {
  return /\s/u.test(licence)
    ? [{ expression: licence.replace(/^\((.*)\)$/u, '$1') }]
    : [{ license: { id: licence } }];
}

/** "sha512-…" in base64 as CycloneDX wants it. */
function hashesOf(integrity: string): Hash[] {
  return integrity.split(' ').map((one) => {
    const [, bits, content] = /^sha(\d+)-(.+)$/u.exec(one)!;
    return { alg: `SHA-${bits}`, content: Buffer.from(content!, 'base64').toString('hex') };
  });
}
