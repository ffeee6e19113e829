import { Button, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { OwedTotals } from '../ui/OwedTotals.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import type { InvoiceActions } from './InvoiceMenu.tsx';
import classes from './InvoicesScreen.module.css';
import { InvoiceTable } from './InvoiceTable.tsx';
import { useListedInvoices } from './use-listed-invoices.ts';

const FILTERS = {
  all: { label: 'Toutes', ofOpen: false, keeps: () => true },
  open: { label: 'À régler', ofOpen: true, keeps: ({ status }: InvoiceSummary) => status === 'open' || status === 'overdue' },
  overdue: { label: 'En retard', ofOpen: true, keeps: ({ status }: InvoiceSummary) => status === 'overdue' },
  disputed: { label: 'En litige', ofOpen: true, keeps: ({ disputedCents }: InvoiceSummary) => disputedCents > 0 },
  closed: { label: 'Soldées', ofOpen: false, keeps: ({ status }: InvoiceSummary) => status === 'paid' || status === 'writtenOff' },
  cancelled: { label: 'Annulées', ofOpen: false, keeps: ({ status }: InvoiceSummary) => status === 'cancelled' },
} as const;
type Filter = keyof typeof FILTERS;

/** Every invoice and credit note, narrowed by status and by a few letters of a customer or a number; the choice stays. */
export function InvoicesScreen({ actions }: { actions: InvoiceActions }) {
  const { companyId, today } = useCompany();
  const [search, setSearch] = useLocalStorage({
    key: `quittance-invoices-search-${companyId}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [kept, setFilter] = useLocalStorage<Filter>({
    key: 'quittance-invoices-filter',
    defaultValue: 'open',
    getInitialValueInEffect: false,
  });
  const filter = Object.hasOwn(FILTERS, kept) ? kept : 'open';
  const wanted = plainWords(search);
  // What letters find among the others is counted too.
  const { invoices, open, counts, isComplete, error, retry } = useListedInvoices(!FILTERS[filter].ofOpen || wanted !== '');
  const found = useMemo(
    () =>
      (wanted === ''
        ? invoices
        : invoices?.filter(({ customerName, number }) => plainWords(`${customerName} ${number}`).includes(wanted))) ?? [],
    [invoices, wanted],
  );
  const rows = useMemo(() => found.filter(FILTERS[filter].keeps), [found, filter]);
  const choices = useMemo(
    () =>
      Object.entries(FILTERS).map(([value, { label, ofOpen, keeps }]) => {
        const counted =
          wanted === ''
            ? ofOpen
              ? open?.filter(keeps).length
              : counts?.[value as 'all' | 'closed' | 'cancelled']
            : isComplete
              ? found.filter(keeps).length
              : undefined;
        return { value, label: counted === undefined ? label : `${label} (${counted.toLocaleString('fr-FR')})` };
      }),
    [found, wanted, open, counts, isComplete],
  );
  return (
    <FillScreen>
      <PageHeader title="Factures" note={open && counts && counts.all > 0 ? <Totals open={open} day={today} /> : undefined} />
      {error ? (
        <ErrorState error={error} onRetry={retry} />
      ) : invoices === null || counts === null ? (
        <LoadingState />
      ) : counts.all === 0 ? (
        <EmptyState
          icon="invoices"
          title="Aucune facture"
          action={
            <Button component="a" href={hrefTo('imports', {})} variant="filled">
              Importer un fichier
            </Button>
          }
        >
          Importez l’export de votre logiciel de facturation (Excel ou CSV) : factures et avoirs s’affichent ici.
        </EmptyState>
      ) : (
        <div className={classes.screen}>
          <div className={classes.filters}>
            <SearchField label="Client ou numéro" value={search} onChange={setSearch} />
            <SegmentedControl
              aria-label="Factures affichées"
              value={filter}
              onChange={(value) => setFilter(value as Filter)}
              data={choices}
            />
          </div>
          <div className={classes.table} aria-busy={!isComplete}>
            <InvoiceTable
              invoices={rows}
              withCustomer
              isComplete={isComplete}
              actions={actions}
              rememberAs="invoices"
              onOpen={({ customerId }) => goTo('customer', { customerId: String(customerId) }, { onglet: 'factures' })}
              empty={
                isComplete ? (
                  <EmptyState
                    icon="search"
                    title="Aucune facture ne correspond"
                    action={
                      <Button
                        onClick={() => {
                          setSearch('');
                          setFilter('all');
                        }}
                      >
                        Afficher toutes les factures
                      </Button>
                    }
                  />
                ) : (
                  <LoadingState />
                )
              }
            />
          </div>
        </div>
      )}
    </FillScreen>
  );
}

function Totals({ open, day }: { open: readonly InvoiceSummary[]; day: LocalDate }) {
  const overdue = open.filter(({ status }) => status === 'overdue');
  return (
    <OwedTotals
      outstanding={open.map(({ openCents }) => openCents)}
      overdue={overdue.map(({ openCents }) => openCents)}
      verb="à encaisser"
      day={day}
      from="factures"
    />
  );
}
