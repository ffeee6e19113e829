import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export type DiskFault = 'full' | 'gone' | 'slow';

/** The library that makes a disk fail under a program, compiled into a folder; null, and why, where it cannot be. */
export function compileFailingDisk(folder: string): { library: string } | { library: null; reason: string } {
  if (process.platform !== 'linux') return { library: null, reason: 'a failing disk is played on Linux only' };
  const library = join(folder, 'failing-disk.so');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(import.meta.dirname, 'failing-disk.c'), '-ldl'], { stdio: 'pipe' });
    return { library };
  } catch (error) {
    return {
      library: null,
      reason: `no C compiler to build a failing disk with (${(error as NodeJS.ErrnoException).code ?? 'it refused'})`,
    };
  }
}

/** What starts a program on a disk that fails from its n-th write under a folder on, until the file `mended` exists. */
export function onFailingDisk(
  library: string,
  fault: DiskFault,
  folder: string,
  after: number,
  more: NodeJS.ProcessEnv = {},
): NodeJS.ProcessEnv {
  return { LD_PRELOAD: library, DISK_FAULT: fault, DISK_FOLDER: folder, DISK_AFTER: String(after), ...more };
}
