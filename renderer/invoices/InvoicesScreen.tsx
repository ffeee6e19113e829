import { Button, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { InvoiceSummary } from '../../shared/invoices/invoices.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FillScreen } from '../ui/FillScreen.tsx';
import { OwedTotals } from '../ui/OwedTotals.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import type { InvoiceActions } from './InvoiceMenu.tsx';
import classes from './InvoicesScreen.module.css';
import { InvoiceTable } from './InvoiceTable.tsx';

const FILTERS = {
  all: { label: 'Toutes', keeps: () => true },
  open: { label: 'À régler', keeps: ({ status }: InvoiceSummary) => status === 'open' || status === 'overdue' },
  overdue: { label: 'En retard', keeps: ({ status }: InvoiceSummary) => status === 'overdue' },
  disputed: { label: 'En litige', keeps: ({ disputedCents }: InvoiceSummary) => disputedCents > 0 },
  closed: { label: 'Soldées', keeps: ({ status }: InvoiceSummary) => status === 'paid' || status === 'writtenOff' },
  cancelled: { label: 'Annulées', keeps: ({ status }: InvoiceSummary) => status === 'cancelled' },
} as const;
type Filter = keyof typeof FILTERS;

/** Every invoice and credit note, narrowed by status and by a few letters of a customer or a number; the choice stays. */
export function InvoicesScreen({ actions }: { actions: InvoiceActions }) {
  const { companyId, today } = useCompany();
  const invoices = useApiQuery('invoices.list', { asOf: today });
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
  const all = invoices.data;
  const wanted = plainWords(search);
  const found = useMemo(
    () => (wanted === '' ? all : all?.filter(({ customerName, number }) => plainWords(`${customerName} ${number}`).includes(wanted))) ?? [],
    [all, wanted],
  );
  const rows = useMemo(() => found.filter(FILTERS[filter].keeps), [found, filter]);
  const counts = useMemo(
    () =>
      Object.entries(FILTERS).map(([value, { label, keeps }]) => ({
        value,
        label: `${label} (${found.filter(keeps).length.toLocaleString('fr-FR')})`,
      })),
    [found],
  );
  return (
    <FillScreen>
      <PageHeader title="Factures" note={all && all.length > 0 ? <Totals invoices={all} day={today} /> : undefined} />
      <QueryState query={invoices}>
        {(known) =>
          known.length === 0 ? (
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
                  data={counts}
                />
              </div>
              <div className={classes.table}>
                <InvoiceTable
                  invoices={rows}
                  withCustomer
                  actions={actions}
                  rememberAs="invoices"
                  onOpen={({ customerId }) => goTo('customer', { customerId: String(customerId) }, { onglet: 'factures' })}
                  empty={
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
                  }
                />
              </div>
            </div>
          )
        }
      </QueryState>
    </FillScreen>
  );
}

function Totals({ invoices, day }: { invoices: readonly InvoiceSummary[]; day: LocalDate }) {
  const overdue = invoices.filter(({ status }) => status === 'overdue');
  return (
    <OwedTotals
      outstanding={invoices.map(({ openCents }) => openCents)}
      overdue={overdue.map(({ openCents }) => openCents)}
      verb="à encaisser"
      day={day}
      from="factures"
    />
  );
}
