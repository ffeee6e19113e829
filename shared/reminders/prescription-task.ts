import type { PrescriptionAlert } from '../legal/prescription-alerts.ts';
import type { TodayTask } from './reminders.contract.ts';

/** Claims of a customer that go out within a year: one thing to decide. */
export function prescriptionTask({ customerId, customerName, on, sureOn, amountCents, invoiceIds }: PrescriptionAlert): TodayTask {
  return {
    kind: 'prescription',
    customerId,
    customerName,
    on,
    amountCents,
    level: null,
    channel: null,
    scheduleId: null,
    prescribing: { invoiceIds, sureOn },
  };
}
