import { harmlessName } from '../customers/kept-files.ts';

/** Where a file goes inside an archive: a folder of ours, then a name that is harmless on any system. */
export function archivePath(path: string): string {
  const [folder = '', ...rest] = path.split('/');
  return `${folder}/${harmlessName(rest.join('_'))}`;
}
