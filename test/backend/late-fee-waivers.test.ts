import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';

const TODAY = localDate('2025-08-20');

/** 3 480,60 € due on 15 June: 18,81 + 59,09 = 77,90 € on 20 August; 1 000 € due on 31 July: 12,15 % × 20 days = 6,66 €. */
async function aBook() {
  const company = await aCompany({ today: TODAY });
  const { client, db } = company;
  const at = { company: company.company };
  const customerId = aCustomerIn(db);
  const long = anInvoiceIn(db, { customerId, number: 'LONG', dueOn: '2025-06-15', totalCents: 348_060 });
  const short = anInvoiceIn(db, { customerId, number: 'SHORT', dueOn: '2025-07-31', totalCents: 100_000 });
  const statement = (asOf = TODAY) => client.lateFees.statement({ customerId, asOf }, at);
  return { ...company, at, customerId, long, short, statement };
}

test('what is given up is no longer claimed, is shown with what it comes to, and can be claimed again', async () => {
  const { client, at, long, short, statement } = await aBook();
  expect(await statement()).toMatchObject({ interestCents: 8456, indemnityCents: 8000, waivers: [] });

  await client.lateFees.waive({ invoiceIds: [long], interest: true, indemnity: false, reason: 'Geste convenu au téléphone' }, at);
  await client.lateFees.waive({ invoiceIds: [short], interest: false, indemnity: true, reason: 'Premier retard' }, at);
  const after = await statement();
  expect(after).toMatchObject({ interestCents: 666, indemnityCents: 4000, totalCents: 4666 });
  expect(after.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['SHORT']);
  expect(after.invoices).toMatchObject([
    { invoiceNumber: 'LONG', interestCents: 0, indemnityCents: 4000 },
    { invoiceNumber: 'SHORT', interestCents: 666, indemnityCents: 0 },
  ]);
  expect(after.waivers).toMatchObject([
    { invoiceNumber: 'LONG', interestCents: 7790, indemnityCents: 0, reason: 'Geste convenu au téléphone', waivedOn: TODAY },
    { invoiceNumber: 'SHORT', interestCents: 0, indemnityCents: 4000, reason: 'Premier retard' },
  ]);

  await client.lateFees.endWaiver({ waiverId: after.waivers[0]?.waiverId ?? 0 }, at);
  expect(await statement()).toMatchObject({ interestCents: 8456, indemnityCents: 4000 });
  expect((await statement()).waivers).toHaveLength(1);
});

test('the day before, all of it was still claimed', async () => {
  const { client, at, long, statement } = await aBook();
  const before = await statement(localDate('2025-08-19'));
  await client.lateFees.waive({ invoiceIds: [long], interest: true, indemnity: true, reason: 'Geste' }, at);
  expect(await statement(localDate('2025-08-19'))).toEqual(before);
});

test('a later waiver of the same invoice takes the place of the former', async () => {
  const { client, at, long, statement } = await aBook();
  await client.lateFees.waive({ invoiceIds: [long], interest: true, indemnity: true, reason: 'Tout' }, at);
  await client.lateFees.waive({ invoiceIds: [long], interest: false, indemnity: true, reason: 'Les 40 € seulement' }, at);
  expect(await statement()).toMatchObject({ interestCents: 8456, indemnityCents: 4000, waivers: [{ reason: 'Les 40 € seulement' }] });
});

test('the agenda and a new schedule no longer ask for what was given up', async () => {
  const { client, at, customerId, long, short } = await aBook();
  const terms = { instalments: 2, every: 'month', firstOn: localDate('2025-09-01'), includeFees: true, asOf: TODAY } as const;
  const planned = () => client.schedules.plan({ ...terms, invoiceIds: [long, short] }, at);
  expect((await planned()).totalCents).toBe(348_060 + 100_000 + 8456 + 8000);
  await client.lateFees.waive({ invoiceIds: [long, short], interest: true, indemnity: true, reason: 'Accord global' }, at);
  expect((await planned()).totalCents).toBe(348_060 + 100_000);
  const agenda = await client.reminders.agenda({ asOf: TODAY }, at);
  expect(agenda.find((entry) => entry.customerId === customerId)).toMatchObject({ interestCents: 0, indemnityCents: 0 });
});

test('an import whose invoice it concerns is not undone', async () => {
  const company = await aCompany({ today: TODAY });
  const at = { company: company.company };
  const file = aFile(company, ['N° facture;Client;Date facture;Échéance;Montant TTC', 'F1;Durand;01/05/2025;31/05/2025;1200,00']);
  const { importId } = await company.client.imports.commit({ file }, at);
  const invoice = company.db.prepare<{ id: number }>('SELECT id FROM invoices').get();
  await company.client.lateFees.waive({ invoiceIds: [invoice?.id ?? 0], interest: true, indemnity: true, reason: 'Geste' }, at);
  await expect(company.client.imports.undo({ importId }, at)).rejects.toThrow('renoncé aux pénalités ou à l’indemnité de la facture F1');
});

test('nothing is given up of a credit note, nor of nothing', async () => {
  const { client, at, db, customerId } = await aBook();
  const creditNote = anInvoiceIn(db, { customerId, number: 'AV1', dueOn: '2025-05-31', totalCents: -5000 });
  const waive = (interest: boolean) => client.lateFees.waive({ invoiceIds: [creditNote], interest, indemnity: false, reason: 'Geste' }, at);
  await expect(waive(true)).rejects.toThrow('AV1 est un avoir');
  await expect(waive(false)).rejects.toThrow('dites à quoi vous renoncez');
});

test('the rate of the terms of sale is set, warned about under its floor, and taken back', async () => {
  const { client, at, statement } = await aBook();
  // Three times the legal rate of the second semester of 2025, 2,76 %.
  expect(await client.lateFees.terms({}, at)).toEqual({ contractRatePct: null, floorPct: 8.28 });
  expect(await client.lateFees.setTerms({ contractRatePct: '5' }, at)).toEqual({ contractRatePct: 5, floorPct: 8.28 });
  expect(await statement()).toMatchObject({ semestersBelowFloor: ['2025-S1', '2025-S2'] });
  await client.lateFees.setTerms({ contractRatePct: null }, at);
  expect(await statement()).toMatchObject({ interestCents: 8456, semestersBelowFloor: [] });
});
