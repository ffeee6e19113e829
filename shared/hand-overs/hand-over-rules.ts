import { type Cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import type { HandOverState } from './hand-overs.contract.ts';

interface OpenInvoice {
  invoiceId: number;
  openCents: Cents;
}

interface Share {
  invoiceId: number;
  amountCents: Cents;
}

/**
 * What was collected and what is given up on the invoices of a hand-over, in their order (oldest due first): the money first, then the loss on
 * what it left. Null when the two come to more than is open.
 */
export function shareOut(
  invoices: readonly OpenInvoice[],
  collectedCents: Cents,
  lostCents: Cents,
): { collected: Share[]; lost: Share[] } | null {
  const openCents = sumCents(invoices.map((invoice) => invoice.openCents));
  if (collectedCents + lostCents > openCents) return null;
  const collected = takeFrom(invoices, collectedCents);
  const taken = new Map(collected.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]));
  const left = invoices.map(({ invoiceId, openCents: open }) => ({
    invoiceId,
    openCents: subtractCents(open, taken.get(invoiceId) ?? ZERO),
  }));
  return { collected, lost: takeFrom(left, lostCents) };
}

function takeFrom(invoices: readonly OpenInvoice[], amountCents: Cents): Share[] {
  let rest = amountCents;
  return invoices.flatMap(({ invoiceId, openCents }) => {
    const part = minCents(rest, openCents);
    if (part <= 0) return [];
    rest = subtractCents(rest, part);
    return [{ invoiceId, amountCents: part }];
  });
}

/** Where a hand-over stands at a day. */
export function handOverState({ takenBackOn, openCents }: { takenBackOn: string | null; openCents: Cents }, asOf: string): HandOverState {
  if (takenBackOn !== null && takenBackOn <= asOf) return 'takenBack';
  return openCents > 0 ? 'running' : 'settled';
}
