import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { Progress } from '../../shared/contract/reply.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { EXPORT_STEPS } from '../../shared/exports/export-steps.fr.ts';
import { aCompany } from '../builders/company.ts';
import { commitLines } from '../builders/import-file.ts';

const asOf = localDate('2025-06-30');
const LINES = [
  'Facture;Client;Date;Échéance;Montant TTC',
  ...Array.from({ length: 6000 }, (_, row) => `F${row};Client ${row % 50};15/01/2025;15/02/2025;12,50`),
];

it('an export of the book says how far it is, leaves nothing where it is stopped, and starts again', async () => {
  const company = await aCompany();
  await commitLines(company, LINES);
  const out = join(company.directory, 'dossier.xlsx') as OutputFile;
  for (const step of [EXPORT_STEPS.reading, EXPORT_STEPS.writing]) {
    const controller = new AbortController();
    const stopped = company.client.exports.workbook(
      { out, asOf },
      {
        company: company.company,
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.step === step && progress.done > 0) controller.abort();
        },
      },
    );
    await expect(stopped, step).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(existsSync(out)).toBe(false);
  }
  expect(readdirSync(company.directory).filter((name) => name.includes('dossier'))).toEqual([]);

  const told: Progress[] = [];
  await company.client.exports.workbook({ out, asOf }, { company: company.company, onProgress: (progress) => told.push(progress) });
  expect(statSync(out).size).toBeGreaterThan(10_000);
  for (const step of [EXPORT_STEPS.reading, EXPORT_STEPS.writing]) {
    const counts = told.filter((progress) => progress.step === step).map(({ done }) => done);
    expect(counts.length, step).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  }
  expect(told.every(({ done, total }) => total !== null && done <= total)).toBe(true);
});
