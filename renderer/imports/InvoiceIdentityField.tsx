import { Select } from '@mantine/core';
import type { InvoiceIdentity } from '../../shared/imports/invoice-identity.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { notifyError } from '../ui/notify.tsx';

const IDENTITIES: readonly { value: InvoiceIdentity; label: string }[] = [
  { value: 'customerAndYear', label: 'le même numéro, client et année' },
  { value: 'customer', label: 'le même numéro et le même client' },
  { value: 'number', label: 'le même numéro' },
];

/** What makes two invoices the same, for every import of the company from now on. */
export function InvoiceIdentityField() {
  const options = useApiQuery('imports.options', {});
  const set = useApiCommand('imports.setOptions', { onError: notifyError });
  return (
    <Select
      label="Deux factures sont la même si elles ont"
      w={290}
      value={options.data?.invoiceIdentity ?? null}
      disabled={!options.data || set.isPending}
      data={IDENTITIES}
      onChange={(identity) => identity !== null && set.mutate({ invoiceIdentity: identity as InvoiceIdentity })}
    />
  );
}
