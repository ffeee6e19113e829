import type { Scope } from '../../shared/dashboard/scope.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

/** Whose figures they are, in words. */
export function useScopeName({ customerId, segment }: Scope): string {
  const { today } = useCompany();
  const customers = useApiQuery('customers.list', { asOf: today }, { enabled: customerId !== undefined });
  if (customerId !== undefined) return customers.data?.find((customer) => customer.id === customerId)?.name ?? 'un client';
  return segment === undefined ? 'toute l’entreprise' : `segment « ${segment} »`;
}
