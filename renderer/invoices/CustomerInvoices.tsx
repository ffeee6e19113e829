import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { offersText } from '../../shared/payments/early-payment-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import type { InvoiceActions } from './InvoiceMenu.tsx';
import classes from './InvoicesScreen.module.css';
import { InvoiceTable } from './InvoiceTable.tsx';

/** The invoices of one customer: what is still to be paid, or everything. */
export function CustomerInvoices({ customerId, actions, empty }: { customerId: number; actions: InvoiceActions; empty: ReactNode }) {
  const { today } = useCompany();
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId });
  const [extent, setExtent] = useState<'open' | 'all'>('open');
  return (
    <QueryState query={invoices}>
      {(all) => {
        if (all.length === 0) return empty;
        const open = all.filter(({ status }) => status === 'open' || status === 'overdue');
        const offers = open.flatMap(({ number, earlyPayment }) =>
          earlyPayment && earlyPayment.payBy >= today ? [{ ...earlyPayment, number }] : [],
        );
        return (
          <div className={classes.screen}>
            <div className={classes.filters}>
              <SegmentedControl
                aria-label="Factures affichées"
                value={extent}
                onChange={(value) => setExtent(value as 'open' | 'all')}
                data={[
                  { value: 'open', label: `À régler (${open.length})` },
                  { value: 'all', label: `Toutes (${all.length})` },
                ]}
              />
              {offers.length > 0 && <p className={classes.offers}>{offersText(offers)}</p>}
            </div>
            <div className={classes.table}>
              <InvoiceTable
                invoices={extent === 'open' ? open : all}
                withCustomer={false}
                actions={actions}
                rememberAs="customer-invoices"
                empty={<p className={classes.none}>Tout est réglé : plus rien à encaisser de ce client.</p>}
              />
            </div>
          </div>
        );
      }}
    </QueryState>
  );
}
