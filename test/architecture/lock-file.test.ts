import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockedPackages, packagedPackages, resolveInLock } from './packaged-packages.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

// `npm ci` refuses a lock file that lacks an optional package, also one of a system that it would not install: an install from a
// registry that does not have it must not take it out.
it('knows every package that any package asks for, those of other systems included', () => {
  const packages = lockedPackages(PROJECT);
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => resolveInLock(packages, folder, name) === undefined)
      .map((name) => `${folder || 'package.json'} → ${name}`),
  );
  expect(missing).toEqual([]);
});

it('knows the digest of everything that is packaged', () => {
  const packages = lockedPackages(PROJECT);
  expect(packagedPackages(PROJECT).filter((folder) => packages[folder]?.integrity === undefined)).toEqual([]);
});
