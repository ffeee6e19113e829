import { Button } from '@mantine/core';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { goTo } from '../ui/routing/location.ts';

/** Leads to a new schedule for a customer; not for one in collective proceedings, which may no longer pay what is older than the judgment. */
export function ProposeScheduleButton({ customerId }: { customerId: number }) {
  const { today } = useCompany();
  const customer = useApiQuery('customers.get', { id: customerId }).data;
  if (customer === undefined || isUnderProceedings(customer, today)) return null;
  return <Button onClick={() => goTo('newSchedule', {}, { client: String(customerId) })}>Proposer un échéancier</Button>;
}

export function isUnderProceedings({ insolvencyOn }: { insolvencyOn: LocalDate | null }, today: LocalDate): boolean {
  return insolvencyOn !== null && insolvencyOn <= today;
}
