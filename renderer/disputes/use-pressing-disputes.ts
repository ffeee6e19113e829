import { addDays } from '../../shared/dates/local-date.ts';
import { DISPUTE_WARNING_DAYS } from '../../shared/reminders/today-tasks.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** How many open disputes have their deadline near or over; null until it is known. */
export function usePressingDisputes(): number | null {
  const { today } = useCompany();
  const disputes = useApiQuery('disputes.list', { asOf: today }).data;
  if (disputes === undefined) return null;
  return disputes.filter(
    ({ closedOn, deadlineOn }) => closedOn === null && deadlineOn !== null && today >= addDays(deadlineOn, -DISPUTE_WARNING_DAYS),
  ).length;
}
