import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { customerNature, customerNatureName, usualDelayText, usualDelayWords } from '../../shared/customers/customer-words.fr.ts';
import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import { promiseStatisticsWords } from '../../shared/promises/promise-words.fr.ts';
import type { PromiseStatistics } from '../../shared/promises/promises.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { Icon } from '../ui/icons.tsx';
import { OwedTotals } from '../ui/OwedTotals.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import classes from './CustomersScreen.module.css';
import { NewCustomerDialog } from './NewCustomerDialog.tsx';

const FILTERS = {
  all: { label: 'Tous', keeps: () => true },
  owing: { label: 'Avec encours', keeps: ({ outstandingCents }: CustomerSummary) => outstandingCents !== 0 },
  overdue: { label: 'En retard', keeps: ({ overdueCents }: CustomerSummary) => overdueCents > 0 },
  overLimit: { label: 'Au-delà de la limite', keeps: ({ creditExcessCents }: CustomerSummary) => (creditExcessCents ?? 0) > 0 },
  withoutAddress: { label: 'Sans adresse', keeps: ({ hasAddress }: CustomerSummary) => !hasAddress },
} as const;
type Filter = keyof typeof FILTERS;

const EXCESS: Column<CustomerSummary> = {
  id: 'excess',
  header: 'Hors limite (€)',
  kind: 'amount',
  width: 132,
  value: ({ creditExcessCents }) => creditExcessCents,
  cell: ({ creditExcessCents }) =>
    creditExcessCents === null || creditExcessCents === 0 ? '' : <Amount value={creditExcessCents} unit={false} tone="warn" />,
  total: 'sum',
  hint: 'Ce qui dépasse la limite d’encours du client, quand il en a une.',
};

const NO_STATISTICS: readonly PromiseStatistics[] = [];

/** How each customer keeps its word; empty for those that promised nothing in twelve months. */
function promisesColumn(statistics: readonly PromiseStatistics[]): Column<CustomerSummary> {
  const byId = new Map(statistics.map((each) => [each.customerId, each]));
  const judged = (id: number) => {
    const found = byId.get(id);
    return found && found.judged > 0 ? found : null;
  };
  return {
    id: 'promises',
    header: 'Promesses tenues',
    kind: 'number',
    width: 128,
    value: ({ id }) => judged(id)?.keptPct ?? null,
    cell: ({ id }) => {
      const found = judged(id);
      return found === null ? '' : <span title={promiseStatisticsWords(found)}>{`${found.kept} sur ${found.judged}`}</span>;
    },
    hint: 'Promesses de règlement tenues à leur jour, ou deux jours après, sur celles des douze derniers mois.',
  };
}

/** Every customer with what it owes and how late it usually pays. */
export function CustomersScreen() {
  const { companyId, today } = useCompany();
  const customers = useApiQuery('customers.list', { asOf: today });
  const [search, setSearch] = useLocalStorage({
    key: `quittance-customers-search-${companyId}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [kept, setFilter] = useLocalStorage<Filter>({
    key: 'quittance-customers-filter',
    defaultValue: 'all',
    getInitialValueInEffect: false,
  });
  const filter = Object.hasOwn(FILTERS, kept) ? kept : 'all';
  const [creating, setCreating] = useState(false);

  const all = customers.data;
  const wanted = plainWords(search);
  const rows = useMemo(
    () =>
      all?.filter((customer) => FILTERS[filter].keeps(customer) && plainWords(`${customer.name} ${customer.code}`).includes(wanted)) ?? [],
    [all, filter, wanted],
  );
  // A column that would be empty leaves its room to the names.
  const hasCodes = all?.some(({ code }) => code !== '') ?? false;
  const statistics = useApiQuery('promises.statistics', { asOf: today }).data ?? NO_STATISTICS;
  const hasPromises = statistics.some(({ judged }) => judged > 0);
  const [wantsPromises, setWantsPromises] = useLocalStorage({
    key: 'quittance-customers-promises',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const showsPromises = hasPromises && wantsPromises;
  const hasLimits = all?.some(({ creditExcessCents }) => creditExcessCents !== null) ?? false;
  const columns = useMemo(
    (): Column<CustomerSummary>[] => [
      {
        id: 'name',
        header: 'Client',
        value: ({ name }) => name,
        cell: (row) => (
          <span className={classes.name}>
            <span>{row.name}</span>
            {!row.hasAddress && <StatusDot colour="warn">sans adresse</StatusDot>}
          </span>
        ),
        total: `${rows.length} client${rows.length > 1 ? 's' : ''}`,
      },
      ...(hasCodes ? [{ id: 'code', header: 'Code', value: ({ code }: CustomerSummary) => code, width: 80 }] : []),
      { id: 'kind', header: 'Nature', value: (customer) => customerNatureName(customerNature(customer)), width: 112 },
      {
        id: 'outstanding',
        header: 'Encours (€)',
        kind: 'amount',
        width: 110,
        value: ({ outstandingCents }) => outstandingCents,
        total: 'sum',
      },
      {
        id: 'overdue',
        header: 'En retard (€)',
        kind: 'amount',
        width: 126,
        value: ({ overdueCents }) => overdueCents,
        cell: ({ overdueCents }) => (overdueCents === 0 ? '' : <Amount value={overdueCents} unit={false} tone="late" />),
        total: 'sum',
      },
      {
        id: 'oldest',
        header: 'Dû depuis',
        kind: 'date',
        value: ({ oldestDueOn }) => oldestDueOn,
        hint: 'L’échéance la plus ancienne encore à régler.',
      },
      {
        id: 'delay',
        header: 'Délai habituel',
        kind: 'number',
        width: 112,
        value: ({ daysBeyondTerms }) => daysBeyondTerms,
        cell: ({ daysBeyondTerms }) =>
          daysBeyondTerms === null ? '—' : <span title={usualDelayWords(daysBeyondTerms)}>{usualDelayText(daysBeyondTerms)}</span>,
        hint: 'Jours entre l’échéance et le règlement, pondérés par les montants, sur douze mois.',
      },
      {
        id: 'score',
        header: 'Note',
        width: hasLimits ? 60 : 80,
        value: ({ scoreLetter }) => scoreLetter,
        cell: ({ id, scoreLetter, scorePoints }) =>
          scoreLetter === null ? (
            '—'
          ) : (
            <a
              className={classes.score}
              href={hrefTo('customer', { customerId: String(id) }, { onglet: 'comportement' })}
              aria-label={`Note ${scoreLetter}, ${scorePoints} points sur 100 : pourquoi ?`}
              title={`${scorePoints} points sur 100 : pourquoi ?`}
            >
              {scoreLetter}
            </a>
          ),
        hint: 'De A, bon payeur, à E : délai habituel, tendance, retards, promesses, litiges. La fiche du client en donne les raisons.',
      },
      ...(showsPromises ? [promisesColumn(statistics)] : []),
      ...(hasLimits ? [EXCESS] : []),
    ],
    [rows.length, hasCodes, hasLimits, showsPromises, statistics],
  );
  return (
    <FillScreen>
      <PageHeader
        title="Clients"
        note={
          all && all.length > 0 ? (
            <OwedTotals
              outstanding={all.map(({ outstandingCents }) => outstandingCents)}
              overdue={all.map(({ overdueCents }) => overdueCents)}
              verb="d’encours"
              day={today}
              from="clients"
            />
          ) : undefined
        }
        actions={
          <Button leftSection={<Icon name="plus" size={14} />} onClick={() => setCreating(true)}>
            Nouveau client
          </Button>
        }
      />
      <QueryState query={customers}>
        {(known) =>
          known.length === 0 ? (
            <EmptyState
              icon="customers"
              title="Aucun client"
              action={
                <Button component="a" href={hrefTo('imports', {})} variant="filled">
                  Importer un fichier
                </Button>
              }
            >
              Les clients arrivent avec vos factures : importez l’export de votre logiciel de facturation.
            </EmptyState>
          ) : (
            <div className={classes.screen}>
              <div className={classes.filters}>
                <SearchField label="Chercher un client" value={search} onChange={setSearch} width={200} />
                <SegmentedControl
                  aria-label="Clients affichés"
                  value={filter}
                  onChange={(value) => setFilter(value as Filter)}
                  data={Object.entries(FILTERS).map(([value, { label, keeps }]) => ({
                    value,
                    label: `${label} (${known.filter(keeps).length})`,
                  }))}
                />
                {hasPromises && (
                  <Checkbox
                    label="Promesses tenues"
                    checked={wantsPromises}
                    onChange={(event) => setWantsPromises(event.currentTarget.checked)}
                  />
                )}
              </div>
              <div className={classes.table}>
                <DataTable
                  label="Clients"
                  columns={columns}
                  rows={rows}
                  rowKey={({ id }) => id}
                  rememberAs="customers"
                  initialSort={{ column: 'overdue', descending: true }}
                  onOpen={({ id }) => goTo('customer', { customerId: String(id) })}
                  empty={
                    <EmptyState
                      icon="search"
                      title="Aucun client ne correspond"
                      action={
                        <Button
                          onClick={() => {
                            setSearch('');
                            setFilter('all');
                          }}
                        >
                          Afficher tous les clients
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
      {creating && (
        <NewCustomerDialog
          onClose={() => setCreating(false)}
          onCreated={(id) => goTo('customer', { customerId: String(id) }, { onglet: 'fiche' })}
        />
      )}
    </FillScreen>
  );
}
