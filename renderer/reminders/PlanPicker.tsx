import { Select } from '@mantine/core';
import { planInForceWords } from '../../shared/reminders/plan-words.fr.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** The plan of a customer, or of one of its invoices: its own, or the next wider choice, which is named. */
export function PlanPicker({ customerId, invoiceId, label }: { customerId: number; invoiceId?: number; label: string }) {
  const plans = useApiQuery('reminderPlans.list', {}).data;
  const inForce = useApiQuery('reminderPlans.inForce', { customerId, ...(invoiceId === undefined ? {} : { invoiceId }) }).data;
  const choose = useApiCommand('reminderPlans.choose', { onRefreshed: () => notifyDone('Plan de relance choisi'), onError: notifyError });
  if (!plans || !inForce) return null;
  const own = invoiceId === undefined ? inForce.customerPlanId : inForce.invoicePlanId;
  const nameOf = (planId: number) => plans.find((plan) => plan.planId === planId)?.name ?? '';
  return (
    <Select
      label={label}
      clearable
      data={plans.map(({ planId, name }) => ({ value: String(planId), label: name }))}
      value={own === null ? null : String(own)}
      placeholder={planInForceWords(nameOf(inForce.planId), inForce)}
      w={300}
      onChange={(value) => {
        const planId = value === null ? null : Number(value);
        choose.mutate(invoiceId === undefined ? { scope: 'customer', customerId, planId } : { scope: 'invoice', invoiceId, planId });
      }}
    />
  );
}
