import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';

export interface DisputedInvoice {
  id: number;
  number: string;
  customerName: string;
  openCents: Cents;
}

/** Which invoice is contested, of a customer that is given or chosen first. One that has its open dispute already is not proposed. */
export function ContestedInvoice({
  customerId: given,
  chosen,
  onChange,
}: {
  customerId: number | null;
  chosen: DisputedInvoice | null;
  onChange: (invoice: DisputedInvoice | null) => void;
}) {
  const { today } = useCompany();
  const [chosenCustomer, setCustomer] = useState<number | null>(null);
  const customerId = given ?? chosenCustomer;
  const customers = useApiQuery('customers.list', { asOf: today }, { enabled: given === null }).data ?? [];
  const invoices = useApiQuery(
    'invoices.list',
    { asOf: today, customerId: customerId ?? 0, open: true },
    { enabled: customerId !== null },
  ).data;
  const contestable = (invoices ?? [])
    .filter(({ kind, openCents, disputedCents }) => kind === 'invoice' && openCents > 0 && disputedCents === 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
  const invoiceSelect = (
    <Select
      label="Facture contestée"
      searchable
      disabled={customerId === null || contestable.length === 0}
      data={contestable.map(({ id, number, dueOn, openCents }) => ({
        value: String(id),
        label: `${number}, échéance le ${formatDate(dueOn)}, ${formatEuros(openCents)}`,
      }))}
      value={chosen === null ? null : String(chosen.id)}
      onChange={(value) => onChange(contestable.find(({ id }) => String(id) === value) ?? null)}
      {...(given === null ? {} : { 'data-autofocus': true })}
    />
  );
  return (
    <>
      {given === null ? (
        <FieldGrid>
          <Select
            label="Client"
            searchable
            data={customers
              .filter(({ outstandingCents }) => outstandingCents > 0)
              .map(({ id, name }) => ({ value: String(id), label: name }))}
            value={chosenCustomer === null ? null : String(chosenCustomer)}
            onChange={(value) => {
              setCustomer(value === null ? null : Number(value));
              onChange(null);
            }}
            data-autofocus
          />
          {invoiceSelect}
        </FieldGrid>
      ) : (
        invoiceSelect
      )}
      {customerId !== null && invoices && contestable.length === 0 && (
        <Text size="sm">Ce client n’a aucune facture ouverte qui ne soit déjà contestée.</Text>
      )}
    </>
  );
}
