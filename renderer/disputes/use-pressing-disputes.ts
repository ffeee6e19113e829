import { isPressingDispute } from '../../shared/reminders/today-tasks.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** How many open disputes have their deadline near or over; null until it is known. */
export function usePressingDisputes(): number | null {
  const { today } = useCompany();
  const disputes = useApiQuery('disputes.list', { asOf: today }).data;
  return disputes?.filter((dispute) => isPressingDispute(dispute, today)).length ?? null;
}
