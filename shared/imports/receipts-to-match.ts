import { type Cents, cents } from '../money/cents.ts';
import type { ImportProblem } from './imports.contract.ts';
import type { WorkingInvoice } from './invoice-index.ts';
import { receiptsToMatchRemark } from './ledger-import-words.fr.ts';

/** Money that a ledger brings and that its lettering leaves, in part or in whole, to its customer's credit. */
export class ReceiptsToMatch {
  readonly #customers = new Set<number>();
  #count = 0;
  #cents = 0;

  add(customerId: number, openCents: Cents): void {
    this.#customers.add(customerId);
    this.#count += 1;
    this.#cents += openCents;
  }

  /** What is to be said of them, given the invoices as the import leaves them; null when there are none. */
  remark(invoices: readonly WorkingInvoice[]): ImportProblem | null {
    if (this.#count === 0) return null;
    const owing = new Set<number>();
    for (const { kind, cancelled, customerId, totalCents, allocatedCents } of invoices)
      if (kind === 'invoice' && !cancelled && allocatedCents < totalCents) owing.add(customerId);
    const withoutInvoice = [...this.#customers].filter((customerId) => !owing.has(customerId)).length;
    return receiptsToMatchRemark({ count: this.#count, amountCents: cents(this.#cents), withoutInvoice });
  }
}
