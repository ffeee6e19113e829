import type { ChargeNature } from '../charges/charges.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { CHARGE_NATURE_WORDS } from './import-changes.fr.ts';
import { emptyPlan, type ImportPlan, type PlannedCharge, PreviewRows, Totals } from './import-plan.ts';
import type { ImportReport } from './report.ts';

/** What identifies a charge: day, label, amount and nature. Two alike in a file are two. */
export interface ChargeIdentity {
  readonly date: LocalDate;
  readonly amountCents: Cents;
  readonly nature: ChargeNature;
  readonly label: string;
}

/**
 * Compares the charges of a file with those known: each known one answers for one row alike, so a file read twice adds nothing, and a
 * file that holds the same charge three times has three.
 */
export class ChargePlanner {
  readonly #report: ImportReport;
  /** How many known charges no row has met yet, by identity. */
  readonly #unmet = new Map<string, number>();
  readonly #rows = new PreviewRows();
  readonly #totals = new Totals();
  readonly #charges: PlannedCharge[] = [];

  constructor(known: readonly ChargeIdentity[], report: ImportReport) {
    this.#report = report;
    for (const charge of known) this.#unmet.set(identity(charge), (this.#unmet.get(identity(charge)) ?? 0) + 1);
  }

  add({ row, ...charge }: ChargeIdentity & { readonly row: number }): void {
    const key = identity(charge);
    const unmet = this.#unmet.get(key) ?? 0;
    if (unmet > 0) this.#unmet.set(key, unmet - 1);
    else this.#charges.push(charge);
    this.#totals.addCharge(charge.amountCents);
    this.#rows.add({
      row,
      state: unmet > 0 ? 'unchanged' : 'new',
      label: charge.label,
      customerName: '',
      date: charge.date,
      dueOn: null,
      amountCents: charge.amountCents,
      changes: [CHARGE_NATURE_WORDS[charge.nature]],
    });
  }

  finish(): ImportPlan {
    return {
      ...emptyPlan(),
      newCharges: this.#charges,
      counts: { ...this.#rows.counts, rejected: this.#report.rejectedRows.size },
      totals: this.#totals.list(),
      ...this.#rows.list(),
    };
  }
}

function identity({ date, amountCents, nature, label }: ChargeIdentity): string {
  return `${date} ${amountCents} ${nature} ${label.trim().toLowerCase()}`;
}
