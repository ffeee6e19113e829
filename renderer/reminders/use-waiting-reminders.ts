import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** How many customers are to be reminded today; null until it is known. */
export function useWaitingReminders(): number | null {
  const { today } = useCompany();
  return useApiQuery('reminders.agenda', { asOf: today }).data?.length ?? null;
}
