import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { matchName } from '../../shared/customers/match-name.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { stageName } from '../../shared/legal/claim-words.fr.ts';
import type { Claim } from '../../shared/legal/legal.contract.ts';
import { extensionWords, timeLeftWords } from '../../shared/legal/prescription-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { ImportFirst } from '../ui/ImportFirst.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ClaimPane } from './ClaimPane.tsx';
import classes from './ClaimsTab.module.css';
import { STAGE_DOTS, termDot } from './claim-dots.ts';

const VIEWS = {
  toutes: { label: 'Toutes', keeps: () => true },
  alertes: { label: 'Ce qui va s’éteindre', keeps: ({ alertMonths }: Claim) => alertMonths !== null },
  decider: { label: 'À décider', keeps: ({ stage }: Claim) => stage === 'decision' },
  prescrites: { label: 'Prescrites', keeps: ({ stage }: Claim) => stage === 'prescribed' },
} as const;
type View = keyof typeof VIEWS;

const EMPTY: Record<View, string> = {
  toutes: 'Aucune créance',
  alertes: 'Rien ne s’éteint dans l’année',
  decider: 'Rien à décider',
  prescrites: 'Aucune créance prescrite',
};

/** Every claim by its stage, with the time left to bring it; beside it what can be done with the one chosen. */
export function ClaimsTab({ claims, today }: { claims: UseQueryResult<Claim[]>; today: LocalDate }) {
  const [asked, setView] = useAddressSetting('vue');
  const [invoice, setInvoice] = useAddressSetting('facture');
  const [customer] = useAddressSetting('client');
  const [search, setSearch] = useState('');
  const isWide = useMediaQuery('(min-width: 1800px)');
  const view: View = asked !== null && Object.hasOwn(VIEWS, asked) ? (asked as View) : 'toutes';
  const columns = useMemo((): Column<Claim>[] => columnsFor(today, isWide === true), [today, isWide]);
  return (
    <QueryState query={claims}>
      {(all) => {
        if (all.length === 0) return <NoClaim />;
        const wanted = matchName(search);
        const rows = all
          .filter(VIEWS[view].keeps)
          .filter(({ customerName, invoiceNumber }) => `${matchName(customerName)} ${matchName(invoiceNumber)}`.includes(wanted));
        const open =
          // It stays beside the list though what was noted of it took it out of that.
          all.find(({ invoiceId }) => String(invoiceId) === invoice) ??
          rows.find(({ customerId, daysLate }) => String(customerId) === customer && daysLate > 0) ??
          rows.find(({ customerId }) => String(customerId) === customer) ??
          // What is lost is at the top of the list, what is to be saved comes first.
          rows.find(({ stage }) => stage !== 'prescribed') ??
          rows[0];
        return (
          <div className={classes.two}>
            <div className={classes.list}>
              <div className={classes.filters}>
                <SegmentedControl
                  aria-label="Créances affichées"
                  value={view}
                  onChange={(value) => setView(value === 'toutes' ? null : value)}
                  data={Object.entries(VIEWS).map(([value, { label, keeps }]) => ({
                    value,
                    label: `${label} (${all.filter(keeps).length})`,
                  }))}
                />
                <SearchField label="Client ou facture" value={search} onChange={setSearch} width={170} />
              </div>
              <div className={classes.table}>
                <DataTable
                  label="Créances"
                  columns={columns}
                  rows={rows}
                  rowKey={({ invoiceId }) => invoiceId}
                  rememberAs="legal-claims"
                  initialSort={{ column: 'prescribesOn', descending: false }}
                  openKey={open?.invoiceId ?? null}
                  onOpen={({ invoiceId }) => setInvoice(String(invoiceId))}
                  empty={<EmptyState icon="check" title={search === '' ? EMPTY[view] : 'Aucune créance de ce nom'} />}
                />
              </div>
            </div>
            {open && <ClaimPane key={open.invoiceId} claim={open} today={today} />}
          </div>
        );
      }}
    </QueryState>
  );
}

function columnsFor(today: LocalDate, isWide: boolean): Column<Claim>[] {
  const columns: Column<Claim>[] = [
    { id: 'customer', header: 'Client', value: ({ customerName }) => customerName, total: 'Total', wraps: true },
    { id: 'number', header: 'Facture', value: ({ invoiceNumber }) => invoiceNumber, width: 112 },
    { id: 'open', header: 'Reste dû (€)', kind: 'amount', value: ({ openCents }) => openCents, width: 118, total: 'sum' },
    {
      id: 'prescribesOn',
      header: 'Dernier jour sûr',
      hint: 'Le dernier jour pour saisir un tribunal quoi qu’il arrive ; dessous, celui que porte une interruption notée, si sa preuve tient',
      value: ({ prescribesOn }) => prescribesOn,
      wraps: true,
      cell: ({ prescribesOn, extendedOn, extendedBy }) => (
        <span className={classes.lastDay} title={extendedOn > prescribesOn ? extensionWords(extendedOn, extendedBy) : undefined}>
          {formatDate(prescribesOn)}
          {extendedOn > prescribesOn && <small>reporté au {formatDate(extendedOn)}</small>}
        </span>
      ),
      width: 128,
    },
    {
      id: 'stage',
      header: 'Étape',
      width: 126,
      wraps: true,
      value: ({ stage }) => stageName(stage),
      cell: ({ stage }) => (
        <StatusDot colour={STAGE_DOTS[stage]} wraps>
          {stageName(stage)}
        </StatusDot>
      ),
    },
  ];
  if (!isWide) return columns;
  return [
    ...columns.slice(0, 4),
    {
      id: 'left',
      header: 'Temps restant',
      width: 188,
      sortable: false,
      value: ({ prescribesOn }) => timeLeftWords(prescribesOn, today),
      cell: (claim) => <StatusDot colour={termDot(claim, today)}>{timeLeftWords(claim.prescribesOn, today)}</StatusDot>,
    },
    ...columns.slice(4),
    { id: 'route', header: 'Voie conseillée', value: ({ route }) => route.name, wraps: true },
  ];
}

function NoClaim() {
  const { invoiceCount } = useCompany();
  return invoiceCount === 0 ? (
    <ImportFirst>
      Importez vos factures : chacune qui reste due paraîtra ici, avec le temps qui reste pour la réclamer en justice.
    </ImportFirst>
  ) : (
    <EmptyState
      icon="check"
      title="Aucune créance"
      action={
        <Button component="a" href={hrefTo('invoices', {})}>
          Voir les factures
        </Button>
      }
    >
      Chaque facture qui reste due paraîtra ici, avec le temps qui reste pour la réclamer en justice.
    </EmptyState>
  );
}
