import { isBehind } from '../../shared/schedules/schedule-state.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** How many schedules have an instalment past its day; null until it is known. */
export function useLateSchedules(): number | null {
  const { today } = useCompany();
  const schedules = useApiQuery('schedules.list', { asOf: today }).data;
  return schedules?.filter(isBehind).length ?? null;
}
