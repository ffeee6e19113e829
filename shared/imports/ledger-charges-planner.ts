import type { Charge } from '../charges/charges.contract.ts';
import type { LedgerReceivables } from '../fec/ledger-receivables.ts';
import { cents } from '../money/cents.ts';
import { CHARGE_NATURE_WORDS, changeOf } from './import-changes.fr.ts';
import { emptyPlan, type ImportPlan, type PlannedCharge, PreviewRows, Totals } from './import-plan.ts';
import type { ImportReport } from './report.ts';

/** One charge a month and account; its date and label tell it from the others. */
export function planLedgerCharges(
  { charges }: Pick<LedgerReceivables, 'charges'>,
  { knownCharges, report }: { knownCharges: readonly Charge[]; report: ImportReport },
): ImportPlan {
  const known = new Map<string, number>();
  for (const { date, label, amountCents } of knownCharges)
    known.set(`${date} ${label}`, (known.get(`${date} ${label}`) ?? 0) + amountCents);
  const rows = new PreviewRows();
  const totals = new Totals();
  const newCharges: PlannedCharge[] = [];
  for (const { date, label, nature, amountCents } of charges) {
    const before = known.get(`${date} ${label}`);
    const difference = cents(amountCents - (before ?? 0));
    totals.addCharge(amountCents);
    if (difference !== 0) newCharges.push({ date, label, nature, amountCents: difference });
    rows.add({
      row: 0,
      state: before === undefined ? 'new' : difference === 0 ? 'unchanged' : 'changed',
      label,
      customerName: '',
      date,
      dueOn: null,
      amountCents,
      changes: [
        CHARGE_NATURE_WORDS[nature],
        ...(before === undefined || difference === 0 ? [] : [changeOf.total(cents(before), amountCents)]),
      ],
    });
  }
  return {
    ...emptyPlan(),
    newCharges,
    counts: { ...rows.counts, rejected: report.rejectedRows.size },
    totals: totals.list(),
    ...rows.list(),
  };
}
