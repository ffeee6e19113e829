import type { DryRun, DryRunContact } from './plans.contract.ts';
import type { SimulatedContact } from './simulate-agenda.ts';

/**
 * What one set of plans brings beside another, by customer and level: a contact that both bring on one day is the same, on another day
 * moved; the rest is new, or dropped. The nth contact of a level answers to the nth.
 */
export function comparePlans(
  proposed: readonly SimulatedContact[],
  inForce: readonly SimulatedContact[],
): Pick<DryRun, 'contacts' | 'dropped'> {
  const waiting = new Map<string, SimulatedContact[]>();
  const keyOf = ({ customerId, level }: SimulatedContact) => `${customerId} ${level}`;
  for (const contact of inForce) {
    const known = waiting.get(keyOf(contact));
    if (known) known.push(contact);
    else waiting.set(keyOf(contact), [contact]);
  }
  const contacts = proposed.map((contact): DryRunContact => {
    const { invoiceIds, ...row } = contact;
    const before = waiting.get(keyOf(contact))?.shift();
    const change = before === undefined ? 'new' : before.on === contact.on ? 'same' : 'moved';
    return { ...row, invoices: invoiceIds.length, change, wasOn: change === 'moved' && before ? before.on : null };
  });
  const dropped = [...waiting.values()].flat().map(({ invoiceIds: _, ...row }) => row);
  return { contacts: contacts.toSorted(byDay), dropped: dropped.toSorted(byDay) };
}

type Dated = Pick<SimulatedContact, 'on' | 'customerName' | 'customerId'>;

function byDay(a: Dated, b: Dated): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : a.customerName.localeCompare(b.customerName, 'fr') || a.customerId - b.customerId;
}
