import { createHash } from 'node:crypto';
import type { ThirdParty } from './third-parties.ts';

interface Locked {
  integrity?: string;
  dependencies?: Record<string, string>;
}

export interface MaterialsGiven {
  name: string;
  version: string;
  /** By their folders in the lock file; fonts by a name of their own. */
  parts: ReadonlyMap<string, ThirdParty>;
  /** The lock file's packages by folder. */
  locked: Readonly<Record<string, Locked>>;
}

/**
 * The bill of materials (CycloneDX 1.6, ECMA-424) of what an installer holds: the packages whose code is in the build, SQLite's, Electron, the
 * fonts; each with its licence and the digest under which the lock file pins it. No date and no random number: the same build has the same bill.
 */
export function billOfMaterials({ name, version, parts, locked }: MaterialsGiven): string {
  const components = [...parts].map(([folder, part]) => {
    const isPackage = locked[folder] !== undefined;
    const purl = isPackage ? `pkg:npm/${part.name.replace('@', '%40')}@${part.version}` : undefined;
    const sha512 = /^sha512-(.+)$/.exec(locked[folder]?.integrity ?? '')?.[1];
    return {
      type: isPackage ? 'library' : 'data',
      'bom-ref': folder,
      name: part.name,
      version: part.version,
      ...(sha512 === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] }),
      licenses: [/ /.test(part.licence) ? { expression: part.licence } : { license: { id: part.licence } }],
      ...(purl === undefined ? {} : { purl }),
    };
  });
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([name, version, components]))}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': name, name, version, purl: `pkg:npm/${name}@${version}` },
    },
    components,
    dependencies: [{ ref: name, dependsOn: components.map((component) => component['bom-ref']) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** A UUID made from a text (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}
