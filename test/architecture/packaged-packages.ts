import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LockEntry {
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** Where npm put a package that another one asks for: in the asker's own folder, or in the nearest one above. */
export function resolveInLock(packages: Record<string, LockEntry>, asker: string, name: string): string | undefined {
  for (let folder = asker; ; ) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === '') return undefined;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above < 0 ? '' : folder.slice(0, above);
  }
}

/** The packages of the lock file by the folder that npm puts them in; '' is the project itself. */
export function lockedPackages(project: string): Record<string, LockEntry> {
  return (JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockEntry> }).packages;
}

/** The folder of every package that the packaged application can load: `dependencies` and all that they ask for. */
export function packagedPackages(project: string): string[] {
  const packages = lockedPackages(project);
  const found = new Set<string>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    if (folder !== '') found.add(folder);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[folder] as LockEntry;
    // The project's own optional dependencies are the Node of the developer: never packaged.
    const wanted = folder === '' ? { ...dependencies } : { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const name of Object.keys(wanted)) {
      const target = resolveInLock(packages, folder, name);
      if (target !== undefined && peerDependenciesMeta?.[name]?.optional !== true) visit(target);
    }
  };
  visit('');
  return [...found].sort();
}

/** Files of a package that load a Node module able to reach the network. */
export function networkImports(folder: string): string[] {
  const loads = /(?:require\(|\bfrom\s*|\bimport\s*\(?\s*)['"](?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/promises)?['"]/;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?js$/.test(file) && !/(^|[\\/])(\.yarn|tests?)[\\/]/.test(file))
    .filter((file) => loads.test(readFileSync(join(folder, file), 'utf8')));
}
