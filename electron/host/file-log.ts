import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../backend/ports.ts';
import { systemClock } from './system-clock.ts';

/** A local log of technical facts: what kind of error and where in the program. Messages stay out: they can hold names and amounts. */
export function fileLog(directory: string): Log {
  return {
    error(reference, error) {
      const kind = error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : typeof error;
      const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')) : [];
      try {
        mkdirSync(directory, { recursive: true });
        appendFileSync(join(directory, 'quittance.log'), `${systemClock.now()} ${reference} ${kind}\n${frames.join('\n')}\n`);
      } catch {
        // A full disk must not turn one failure into two: the screen still shows the reference.
      }
    },
  };
}
