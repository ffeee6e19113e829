import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { IMPORT_STEPS } from '../../shared/imports/import-questions.fr.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { contentOf } from '../builders/import-file.ts';
import { type FecCells, fecRows } from '../builders/ledger-file.ts';

/** A ledger of sales, payments that settle them and purchases: seven lines for each of so many. */
function ledgerFile(company: TestCompany, sales: number): InputFile {
  const lines = fecRows(
    ...Array.from({ length: sales }, (_, sale): FecCells[] => {
      const base = {
        date: `2025${String(1 + (sale % 12)).padStart(2, '0')}15`,
        number: String(3 * sale),
        piece: `F${sale}`,
        label: `Facture ${sale}`,
      };
      const customer = { account: '411000', aux: `C${sale % 300}`, auxLabel: `Client ${sale % 300}`, let: `L${sale}` };
      const received = { ...base, journal: 'BQ', number: String(3 * sale + 1), piece: `V${sale}` };
      const bought = { ...base, journal: 'AC', number: String(3 * sale + 2), piece: `A${sale}` };
      return [
        { ...base, ...customer, debit: '120,00' },
        { ...base, account: '706000', credit: '120,00' },
        { ...received, ...customer, credit: '120,00' },
        { ...received, account: '512000', debit: '120,00' },
        { ...bought, account: '613200', debit: '50,00' },
        { ...bought, account: '445660', debit: '10,00' },
        { ...bought, account: '401000', credit: '60,00' },
      ];
    }).flat(),
  );
  const path = join(company.directory, 'FEC.txt');
  writeFileSync(path, lines.map(({ cells }) => cells.join('\t')).join('\n'));
  return path as InputFile;
}

it('a ledger cancelled at any moment leaves the file as it was', async () => {
  const company = await aCompany();
  const file = ledgerFile(company, 2500);
  const before = contentOf(company);
  const cut = new Set<string>();
  // So many turns that the import gives to others after it begins a step: at each of them a cancel can arrive.
  for (const [step, turns] of [IMPORT_STEPS.reading, IMPORT_STEPS.comparing, IMPORT_STEPS.writing].flatMap((step) =>
    [0, 5].map((turns) => [step, turns] as const),
  )) {
    const controller = new AbortController();
    const countDown = (left: number) => (left === 0 ? controller.abort() : void setImmediate(countDown, left - 1));
    let isStarted = false;
    const reply = await company.backend.call(
      { verb: 'imports.commit', company: company.company, input: { file } },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.step !== step || isStarted) return;
          isStarted = true;
          countDown(turns);
        },
      },
    );
    if (reply.ok) {
      const { importId } = reply.value as { importId: number };
      await company.client.imports.undo({ importId }, company);
    } else {
      expect(reply).toMatchObject({ error: { code: 'CANCELLED' } });
      cut.add(step);
    }
    expect(contentOf(company)).toEqual(before);
  }
  expect([...cut]).toEqual([IMPORT_STEPS.reading, IMPORT_STEPS.comparing, IMPORT_STEPS.writing]);
});
