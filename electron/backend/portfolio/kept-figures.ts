import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PortfolioFigures } from '../../../shared/portfolio/portfolio.contract.ts';

const Kept = z.record(z.string(), PortfolioFigures);
type Kept = z.output<typeof Kept>;

/** What the portfolio last showed of each company, for the days when a file is open elsewhere, on a key left at home, or damaged. */
export function readKeptFigures(directory: string | null): ReadonlyMap<string, PortfolioFigures> {
  if (directory === null) return new Map();
  try {
    return new Map(Object.entries(Kept.parse(JSON.parse(readFileSync(fileIn(directory), 'utf8')))));
  } catch {
    return new Map(); // none yet, or damaged: the files themselves say all of it
  }
}

/** Keeps those of some companies, and forgets those of companies that are no longer known. */
export function keepFigures(directory: string | null, known: ReadonlySet<string>, shown: ReadonlyMap<string, PortfolioFigures>): void {
  if (directory === null) return;
  const kept = new Map([...readKeptFigures(directory), ...shown]);
  const wanted: Kept = Object.fromEntries([...kept].filter(([companyId]) => known.has(companyId)));
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${fileIn(directory)}.nouveau`, JSON.stringify(wanted));
    renameSync(`${fileIn(directory)}.nouveau`, fileIn(directory));
  } catch {
    // A convenience: what is on screen was read from the files.
  }
}

function fileIn(directory: string): string {
  return join(directory, 'portefeuille.json');
}
