import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { DAMAGED_FORMATS, damagedFiles } from '../builders/damaged-files.ts';

/**
 * Reads thousands of damaged files of each form: `npm run fuzz -- --rounds 10000`. Each must end in rows or in a sentence; one that does
 * not is written down beside its error, and so is one that takes long, which the application would stop at its limit of time. The
 * ordinary tests try a hundred of each.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10000' } } });
const rounds = Number(values.rounds);
const SLOW_MS = 5000;

console.error = () => {}; // the library's remarks on broken records
let failures = 0;
const results = DAMAGED_FORMATS.map((format) => {
  const counts = { format, read: 0, refused: 0, crashed: 0, slow: 0, slowest: 0 };
  let round = 0;
  for (const bytes of damagedFiles(format, rounds)) {
    const start = performance.now();
    let problem = '';
    let slowFile = '';
    try {
      for (const _row of readTable(`essai.${format}`, bytes).rows);
      counts.read += 1;
    } catch (error) {
      if (error instanceof AppError) counts.refused += 1;
      else {
        counts.crashed += 1;
        problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      }
    }
    const milliseconds = performance.now() - start;
    counts.slowest = Math.max(counts.slowest, Math.round(milliseconds));
    if (milliseconds > SLOW_MS) {
      counts.slow += 1;
      slowFile ||= `${Math.round(milliseconds)} ms`;
    }
    if (problem !== '') failures += 1;
    if (problem !== '' || slowFile !== '') {
      const path = join(tmpdir(), `fuzz-${format}-${round}`);
      writeFileSync(path, bytes);
      console.log(`${path}: ${problem || slowFile}`);
    }
    round += 1;
  }
  return counts;
});
console.table(results);
process.exitCode = failures > 0 ? 1 : 0;
