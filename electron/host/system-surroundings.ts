import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Surroundings } from '../backend/backups/find-places.ts';

/** The first screens have the computer to themselves; the backup of the day comes after. */
export const BACK_UP_AFTER_MS = 5000;

const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ';

/** Where this computer shows drives that come and go, and whose computer it is. */
export function systemSurroundings(): Surroundings {
  const home = homedir();
  if (process.platform === 'win32') return { home, removableRoots: [], drives: [...LETTERS].map((letter) => `${letter}:\\`) };
  if (process.platform === 'darwin') return { home, removableRoots: ['/Volumes'], drives: [] };
  const name = userNameOf();
  return { home, removableRoots: [join('/media', name), join('/run/media', name), '/media', '/mnt'], drives: [] };
}

function userNameOf(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
