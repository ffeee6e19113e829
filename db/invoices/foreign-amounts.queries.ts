import type { ForeignAmount } from '../../shared/invoices/invoices.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';

interface ForeignAmountRow {
  readonly id: number;
  readonly currency: string;
  readonly amountCents: Cents;
  readonly exchangeRate: string;
}

/** What the invoices that were not written in euros say, by invoice. */
export function foreignAmounts(db: ReadDb): Map<number, ForeignAmount> {
  return new Map(
    db
      .prepare<ForeignAmountRow>(
        `SELECT id, currency, foreign_cents AS amountCents, exchange_rate AS exchangeRate
         FROM invoices WHERE currency <> 'EUR' AND foreign_cents IS NOT NULL`,
      )
      .all()
      .map(({ id, ...foreign }) => [id, foreign]),
  );
}

export function writeForeignAmount(db: WriteDb, invoiceId: number, { currency, amountCents, exchangeRate }: ForeignAmount): void {
  db.prepare('UPDATE invoices SET currency = ?, foreign_cents = ?, exchange_rate = ? WHERE id = ?').run(
    currency,
    amountCents,
    exchangeRate,
    invoiceId,
  );
}
