import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../backend/ports.ts';
import { harmlessFrames, harmlessKind } from './harmless-frames.ts';
import { systemClock } from './system-clock.ts';

/** What is read back of the log at most: a diagnostic file shows its end. */
const TAIL_BYTES = 256 * 1024;

/**
 * A local log of technical facts: what kind of error and where in the program. Messages stay out, and so does every path that is not the
 * program's own: both can hold names and amounts.
 */
export function fileLog(directory: string): Log {
  const path = join(directory, 'quittance.log');
  return {
    path,
    error(reference, error) {
      const lines = [`${systemClock.now()} ${reference} ${harmlessKind(error)}`, ...harmlessFrames(error)];
      try {
        mkdirSync(directory, { recursive: true });
        appendFileSync(path, `${lines.join('\n')}\n`);
      } catch {
        // A full disk must not turn one failure into two: the screen still shows the reference.
      }
    },
    tail(count) {
      try {
        const file = openSync(path, 'r');
        try {
          const { size } = fstatSync(file);
          const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
          readSync(file, bytes, 0, bytes.length, size - bytes.length);
          return bytes
            .toString('utf8')
            .split('\n')
            .filter((line) => line !== '')
            .slice(-count);
        } finally {
          closeSync(file);
        }
      } catch {
        return []; // nothing was ever logged
      }
    },
  };
}
