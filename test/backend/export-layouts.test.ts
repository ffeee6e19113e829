import { describe, expect, it } from 'vitest';
import { ACCOUNTING_EXPORTS } from '../builders/accounting-exports.ts';
import { BRANCH_BANK_EXPORTS } from '../builders/branch-bank-exports.ts';
import { aCompany } from '../builders/company.ts';
import { LAYOUT_IDS, REFUSED_LAYOUTS } from '../builders/export-layouts.ts';
import { commitLines, contentOf, fixture } from '../builders/import-file.ts';
import { INVOICING_EXPORTS } from '../builders/invoicing-exports.ts';
import { layoutFile } from '../builders/layout-file.ts';
import { ONLINE_BANK_EXPORTS } from '../builders/online-bank-exports.ts';
import { storedByImport } from '../builders/stored-by-import.ts';

const LAYOUTS = [...BRANCH_BANK_EXPORTS, ...ONLINE_BANK_EXPORTS, ...ACCOUNTING_EXPORTS, ...INVOICING_EXPORTS];

describe('what French banks and software export', () => {
  it.each(LAYOUTS.map((layout) => [`${layout.id}, ${layout.of}`, layout] as const))('%s', async (_name, layout) => {
    const company = await aCompany({ today: '2026-12-31' });
    if (layout.before) await commitLines(company, layout.before);
    const input = { file: layoutFile(company, layout) };
    const { asks: answers = {} } = layout;
    const preview = await company.client.imports.preview(input, company);
    expect(preview.questions.map(({ code }) => code)).toEqual(Object.keys(answers));
    expect([preview.kind, preview.rowCount]).toEqual([layout.kind, layout.rows]);
    const { totals, rejected } = await company.client.imports.commit({ ...input, answers }, company);
    const { invoiceCents, creditNoteCents, paymentCents, chargeCents } = totals;
    expect([invoiceCents, creditNoteCents, paymentCents, chargeCents]).toEqual(layout.totals);
    expect(storedByImport(company)).toEqual(layout.stored);
    expect(rejected.map(({ code }) => code)).toEqual(layout.rejected ?? []);
    const before = contentOf(company);
    const again = await company.client.imports.commit({ ...input, answers }, company);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, settled: 0 });
    expect(contentOf(company)).toEqual(before);
  });

  it.each(REFUSED_LAYOUTS)('$id, $of: refused for what it is', async ({ file, refusal }) => {
    const company = await aCompany();
    await expect(company.client.imports.preview({ file: fixture(file) }, company)).rejects.toThrow(refusal);
  });

  it('has a file for every layout of the notes', () => {
    const covered = new Set([...LAYOUTS, ...REFUSED_LAYOUTS].map(({ id }) => id));
    expect([...covered].sort()).toEqual(LAYOUT_IDS.split(' ').sort());
  });
});
