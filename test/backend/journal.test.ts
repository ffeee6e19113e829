import { describe, expect, test } from 'vitest';
import { apiContract } from '../../shared/api-contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { findProcedure, verbNames } from '../../shared/contract/procedure.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { journalRule } from '../../shared/journal/journaled-commands.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { commitLines } from '../builders/import-file.ts';

const TODAY = localDate('2026-09-15');

async function aBook() {
  const company = await aCompany({ today: TODAY });
  const id = aCustomerIn(company.db, { name: 'Garage du Pont', addressLine1: '1 rue du Port', postalCode: '12000', city: 'Rodez' });
  const invoiceId = anInvoiceIn(company.db, { customerId: id, number: 'FA-1', totalCents: 120_000, dueOn: '2026-08-01' });
  const entries = async () => (await company.client.journal.list({}, company)).entries;
  return { ...company, at: company, id, invoiceId, entries };
}

test('every command is entered in the journal, or says why it is not', () => {
  const commands = verbNames(apiContract).filter((verb) => {
    const procedure = findProcedure(apiContract, verb);
    return procedure?.kind === 'command' && procedure.scope === 'company';
  });
  expect(commands.length).toBeGreaterThan(40);
  expect(commands.filter((verb) => journalRule(verb) === null)).toEqual([]);
});

describe('a decision', () => {
  test('is entered with what was before and after, who and when, within the command', async () => {
    const { client, at, id, entries } = await aBook();
    await client.customers.update({ id, pausedUntil: localDate('2026-09-30'), pauseReason: 'attend son assurance' }, at);
    await client.customers.update({ id, pausedUntil: null }, at);
    expect(await entries()).toMatchObject([
      { title: 'Fiche modifiée', customerId: id, customerName: 'Garage du Pont', changes: ['fiche, pause jusqu’au : 30/09/2026 → rien'] },
      {
        verb: 'customers.update',
        kind: 'customers',
        changes: ['fiche, raison de la pause : rien → attend son assurance', 'fiche, pause jusqu’au : rien → 30/09/2026'],
      },
    ]);
  });

  test('that changes nothing, or is refused, leaves no entry', async () => {
    const { client, at, id, invoiceId, entries } = await aBook();
    await client.customers.update({ id, city: 'Rodez' }, at);
    await expect(client.disputes.open({ invoiceId, reason: 'Prix', amountCents: cents(999_999_99) }, at)).rejects.toThrow();
    expect(await entries()).toEqual([]);
  });

  test.each<[string, string, (book: Awaited<ReturnType<typeof aBook>>) => Promise<unknown>]>([
    [
      'disputes.open',
      'montant 200,00',
      ({ client, at, invoiceId }) => client.disputes.open({ invoiceId, reason: 'Prix', amountCents: cents(20_000) }, at),
    ],
    [
      'promises.record',
      'promis pour le 20/09/2026',
      ({ client, at, id, invoiceId }) =>
        client.promises.record(
          { customerId: id, invoiceIds: [invoiceId], amountCents: cents(50_000), promisedOn: localDate('2026-09-20') },
          at,
        ),
    ],
    [
      'payments.record',
      'règlement : ',
      ({ client, at, id, invoiceId }) =>
        client.payments.record(
          {
            customerId: id,
            date: TODAY,
            amountCents: cents(10_000),
            kind: 'writeOff',
            allocations: [{ invoiceId, amountCents: cents(10_000) }],
          },
          at,
        ),
    ],
    [
      'letters.draft',
      'état brouillon',
      ({ client, at, id }) => client.letters.draft({ customerId: id, kind: 'reminder1', asOf: TODAY }, at),
    ],
    [
      'schedules.create',
      'échéancier : ',
      ({ client, at, invoiceId }) =>
        client.schedules.create(
          { invoiceIds: [invoiceId], instalments: 3, every: 'month', firstOn: localDate('2026-10-01'), asOf: TODAY },
          at,
        ),
    ],
    [
      'reminders.postpone',
      'jusqu’au 30/09/2026',
      ({ client, at, id }) =>
        client.reminders.postpone({ customerIds: [id], asOf: TODAY, until: localDate('2026-09-30'), reason: 'congés' }, at),
    ],
  ])('%s is entered for its customer', async (verb, told, decide) => {
    const book = await aBook();
    await decide(book);
    const [entry, ...others] = await book.entries();
    expect(entry).toMatchObject({ verb, customerId: book.id, customerName: 'Garage du Pont' });
    expect(entry?.changes.join('\n')).toContain(told);
    expect(others).toEqual([]);
  });

  test('a letter printed over several turns is entered once, with its hash and without its pages', async () => {
    const { client, at, id, directory, entries } = await aBook();
    const { letterId } = await client.letters.draft({ customerId: id, kind: 'reminder1', asOf: TODAY }, at);
    await client.letters.print({ letterIds: [letterId], out: `${directory}/lettre.pdf` as OutputFile }, at);
    const [printed] = await entries();
    expect(printed).toMatchObject({ verb: 'letters.print', customerId: id });
    expect(JSON.parse(printed?.after ?? '{}').letters[letterId]).toMatchObject({ state: 'printed', printed_on: TODAY });
    expect(Object.keys(JSON.parse(printed?.after ?? '{}').letters[letterId])).not.toContain('content');
  });

  test('an import is one entry, as is its undoing, and its rows are none', async () => {
    const company = await aCompany({ today: TODAY });
    const { importId } = await commitLines(company, [
      'N° facture;Client;Date facture;Échéance;Montant TTC',
      'F1;Durand;01/08/2026;31/08/2026;120,00',
    ]);
    await company.client.imports.undo({ importId }, company);
    const { entries } = await company.client.journal.list({}, company);
    expect(entries.map(({ verb }) => verb)).toEqual(['imports.undo', 'imports.commit']);
    expect(entries[1]?.changes.join()).toContain('export.csv');
  });

  test('after a merge, the entries of both are found under the one that stays', async () => {
    const { client, at, id, db } = await aBook();
    const other = aCustomerIn(db, { name: 'Garage Pont' });
    await client.customers.update({ id: other, phone: '06 00 00 00 00' }, at);
    await client.customers.merge({ keepId: id, mergeId: other }, at);
    const { entries } = await client.journal.list({ customerId: id }, at);
    expect(entries.map(({ verb, customerName }) => [verb, customerName])).toContainEqual(['customers.update', 'Garage Pont']);
    expect((await client.journal.verify({}, at)).valid).toBe(true);
  });

  test('is found by kind and day, and bears the name that the company keeps', async () => {
    const { client, at, id, invoiceId } = await aBook();
    await client.journal.setAuthor({ own: 'Anne Lefèvre' }, at);
    await client.customers.update({ id, city: 'Aurillac' }, at);
    await client.disputes.open({ invoiceId, reason: 'Prix' }, at);
    const { entries, total } = await client.journal.list({ kind: 'disputes' }, at);
    expect(entries).toMatchObject([{ actor: 'Anne Lefèvre', kind: 'disputes' }]);
    expect(total).toBe(1);
    expect((await client.journal.list({ limit: 1 }, at)).total).toBe(3);
    expect((await client.journal.list({ to: localDate('2000-01-01') }, at)).entries).toEqual([]);
  });
});

describe('the chain', () => {
  async function withEntries() {
    const book = await aBook();
    for (const city of ['Aurillac', 'Mende', 'Murat']) await book.client.customers.update({ id: book.id, city }, book.at);
    const tamper = (sql: string) => {
      book.db.run('DROP TRIGGER journal_is_not_changed; DROP TRIGGER journal_is_not_deleted;');
      book.db.run(sql);
      return book.client.journal.verify({}, book.at);
    };
    return { ...book, tamper };
  }

  test('holds', async () => {
    const { client, at } = await withEntries();
    expect(await client.journal.verify({}, at)).toEqual({ entries: 3, valid: true, broken: null });
  });

  test.each([
    ['UPDATE journal SET after = replace(after, $$Mende$$, $$Millau$$) WHERE id = 2', { entryId: 2, code: 'changed' }],
    ['UPDATE journal SET actor = $$un autre$$ WHERE id = 1', { entryId: 1, code: 'changed' }],
    ['DELETE FROM journal WHERE id = 2', { entryId: 3, code: 'missing' }],
    ['DELETE FROM journal WHERE id = 3', { entryId: 2, code: 'cut' }],
    ['DELETE FROM journal', { entryId: null, code: 'cut' }],
  ])('breaks where it was tampered with: %s', async (sql, broken) => {
    const { tamper } = await withEntries();
    expect(await tamper(sql.replaceAll('$$', "'"))).toMatchObject({ valid: false, broken });
  });

  test('is not changed by ordinary means', async () => {
    const { db } = await withEntries();
    expect(() => db.prepare('UPDATE journal SET actor = ? WHERE id = 1').run('x')).toThrow('not changed');
    expect(() => db.prepare('DELETE FROM journal').run()).toThrow('not deleted');
  });
});
