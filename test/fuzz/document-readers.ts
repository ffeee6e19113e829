import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../shared/errors/app-error.ts';
import { DAMAGED_DOCUMENTS, type DamagedDocument, damagedDocuments } from '../builders/damaged-documents.ts';
import { readAnyDocument } from '../builders/read-any-document.ts';

/**
 * Reads thousands of damaged books, statements and electronic invoices: `npm run fuzz:documents -- --rounds 10000`, `--only camt` for one
 * kind. Each must end in what it says or in a sentence; one that does not is written down beside its error, and so is one that takes long.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10000' }, only: { type: 'string' } } });
const rounds = Number(values.rounds);
const SLOW_MS = 5000;

/** Of the processor: what else the machine does is none of a file's doing. */
function milliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let failures = 0;
async function tryKind(kind: DamagedDocument) {
  const counts = { kind, read: 0, refused: 0, crashed: 0, slow: 0, slowest: 0 };
  let round = 0;
  for await (const { name, bytes } of damagedDocuments(kind, rounds)) {
    const start = milliseconds();
    let problem = '';
    try {
      await readAnyDocument(name, bytes);
      counts.read += 1;
    } catch (error) {
      if (error instanceof AppError) counts.refused += 1;
      else {
        counts.crashed += 1;
        problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
      }
    }
    const taken = Math.round(milliseconds() - start);
    counts.slowest = Math.max(counts.slowest, taken);
    if (taken > SLOW_MS) {
      counts.slow += 1;
      problem ||= `${taken} ms`;
    }
    if (problem !== '') {
      failures += 1;
      const path = join(tmpdir(), `fuzz-${kind}-${round}-${name}`);
      writeFileSync(path, bytes);
      console.log(`${path}: ${problem}`);
    }
    round += 1;
  }
  return counts;
}

console.error = () => {}; // the libraries' remarks on broken files
console.warn = () => {};
const results = [];
for (const kind of DAMAGED_DOCUMENTS) if (values.only === undefined || values.only === kind) results.push(await tryKind(kind));
console.table(results);
process.exitCode = failures > 0 ? 1 : 0;
