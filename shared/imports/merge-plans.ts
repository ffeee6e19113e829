import { addCents } from '../money/cents.ts';
import { type ImportPlan, MOST_PREVIEW_ROWS, type PlannedInvoices } from './import-plan.ts';
import type { PreviewRow } from './imports.contract.ts';

/** Two parts of one import as one plan; `rejected` counts the refused rows of both, which share a report. */
export function mergePlans(first: ImportPlan, second: ImportPlan): ImportPlan {
  const rows = inOrder(first.rows, second.rows);
  const { counts: a, totals: t } = first;
  const { counts: b, totals: u } = second;
  return {
    newCustomers: [...first.newCustomers, ...second.newCustomers],
    changedCustomers: [...first.changedCustomers, ...second.changedCustomers],
    newInvoices: mergeInvoices(first.newInvoices, second.newInvoices),
    changedInvoices: [...first.changedInvoices, ...second.changedInvoices],
    statedVat: [...(first.statedVat ?? []), ...(second.statedVat ?? [])],
    newPayments: [...first.newPayments, ...second.newPayments],
    newAllocations: [...first.newAllocations, ...second.newAllocations],
    newDisputes: [...first.newDisputes, ...second.newDisputes],
    closedDisputes: [...first.closedDisputes, ...second.closedDisputes],
    newCharges: [...first.newCharges, ...second.newCharges],
    newForecasts: [...first.newForecasts, ...second.newForecasts],
    newMovements: [...first.newMovements, ...second.newMovements],
    newOpenings: [...first.newOpenings, ...second.newOpenings],
    restatedPayments: [...first.restatedPayments, ...second.restatedPayments],
    removed: {
      invoiceIds: [...first.removed.invoiceIds, ...second.removed.invoiceIds],
      paymentIds: [...first.removed.paymentIds, ...second.removed.paymentIds],
      allocationIds: [...first.removed.allocationIds, ...second.removed.allocationIds],
      releasedInvoiceIds: [...first.removed.releasedInvoiceIds, ...second.removed.releasedInvoiceIds],
      releasedPaymentIds: [...first.removed.releasedPaymentIds, ...second.removed.releasedPaymentIds],
    },
    counts: {
      new: a.new + b.new,
      changed: a.changed + b.changed,
      unchanged: a.unchanged + b.unchanged,
      settled: a.settled + b.settled,
      rejected: Math.max(a.rejected, b.rejected),
    },
    totals: {
      invoiceCents: addCents(t.invoiceCents, u.invoiceCents),
      creditNoteCents: addCents(t.creditNoteCents, u.creditNoteCents),
      paymentCents: addCents(t.paymentCents, u.paymentCents),
      chargeCents: addCents(t.chargeCents, u.chargeCents),
    },
    rows: rows.slice(0, MOST_PREVIEW_ROWS),
    moreRows: first.moreRows + second.moreRows + Math.max(rows.length - MOST_PREVIEW_ROWS, 0),
  };
}

/** The rows of two lists in the order of the file, in which each of them is; those of no row last. */
function inOrder(first: readonly PreviewRow[], second: readonly PreviewRow[]): PreviewRow[] {
  const placeOf = (row: PreviewRow | undefined) => (row === undefined ? Number.POSITIVE_INFINITY : row.row || Number.MAX_SAFE_INTEGER);
  const rows: PreviewRow[] = [];
  let left = 0;
  for (const row of second) {
    while (placeOf(first[left]) <= placeOf(row)) rows.push(first[left++] as PreviewRow);
    rows.push(row);
  }
  for (; left < first.length; left += 1) rows.push(first[left] as PreviewRow);
  return rows;
}

/** That some were cancelled is kept: the sums by month are made from all the rows then, not from what is added. */
function mergeInvoices(first: PlannedInvoices, second: PlannedInvoices): PlannedInvoices {
  if (second.length === 0) return first;
  if (first.length === 0) return second;
  const hasCancelled = first.hasCancelled === true || second.hasCancelled === true;
  return Object.assign([...first, ...second], { hasCancelled });
}
