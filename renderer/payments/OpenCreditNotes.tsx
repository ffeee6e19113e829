import { Button } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { negateCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import type { UnallocatedCredit } from './AllocateDialog.tsx';
import classes from './OpenCreditNotes.module.css';

/** The credit notes of a customer that are not used up yet, oldest first, each with the way to use it; nothing when there are none. */
export function OpenCreditNotes({ customerId, onAllocate }: { customerId: number; onAllocate: (credit: UnallocatedCredit) => void }) {
  const { today } = useCompany();
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId });
  const open = (invoices.data ?? [])
    .filter(({ kind, openCents }) => kind === 'creditNote' && openCents < 0)
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : a.id - b.id));
  if (open.length === 0) return null;
  return (
    <section className={classes.list} aria-label="Avoirs à affecter">
      {open.map(({ id, number, issuedOn, openCents, customerName }) => {
        const leftCents = negateCents(openCents);
        return (
          <InlineAlert
            key={id}
            tone="info"
            actions={
              <Button
                onClick={() =>
                  onAllocate({ source: { kind: 'creditNote', number }, id, customerId, customerName, on: issuedOn, leftCents })
                }
              >
                Affecter…
              </Button>
            }
          >
            Avoir {number} du {formatDate(issuedOn)} : {formatEuros(leftCents)} à affecter.
          </InlineAlert>
        );
      })}
    </section>
  );
}
