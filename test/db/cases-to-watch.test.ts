import { describe, expect, it } from 'vitest';
import type { ReadDb } from '../../db/database.ts';
import { casesToWatchAt, insertCase, saveCaseEnd } from '../../db/legal/cases.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';

const today = localDate('2026-11-22');

/** The same file, and how many statements were asked of it. */
function counted(db: ReadDb): { db: ReadDb; asked: () => number } {
  let count = 0;
  const prepare = <Row>(sql: string) => {
    count += 1;
    return db.prepare<Row>(sql);
  };
  return { db: Object.assign(Object.create(db) as ReadDb, { prepare }), asked: () => count };
}

describe('the cases that something is to be done of', () => {
  it('are read with as many questions for twenty customers as for one; a closed case is none of them', async () => {
    const { db } = await aCompany({ today });
    const openCase = () => {
      const customerId = aCustomerIn(db);
      const invoiceId = anInvoiceIn(db, { customerId, dueOn: '2026-05-31', totalCents: 100_00 });
      return insertCase(db, { customerId, route: 'summons', openedOn: localDate('2026-09-01'), invoiceIds: [invoiceId] });
    };
    const first = openCase();
    const one = counted(db);
    expect(casesToWatchAt(one.db, today)).toMatchObject([{ caseId: first, invoices: [{ openCents: 100_00 }] }]);
    for (let index = 0; index < 19; index += 1) openCase();
    saveCaseEnd(db, first, { closedOn: localDate('2026-10-01'), outcome: 'paid', note: '' });
    const many = counted(db);
    const cases = casesToWatchAt(many.db, today);
    expect(cases.map(({ invoices }) => invoices.map(({ openCents }) => openCents))).toEqual(Array(19).fill([100_00]));
    expect(cases.map(({ caseId }) => caseId)).not.toContain(first);
    expect(many.asked()).toBe(one.asked());
  });
});
