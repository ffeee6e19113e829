import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useMemo, useState } from 'react';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Icon } from '../ui/icons.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { goTo } from '../ui/routing/location.ts';
import { companyActions } from './company-actions.tsx';
import { SCREEN_NAMES, SCREENS } from './screens.tsx';

/** As many customers as the eye takes in; typing more letters narrows them. */
const CUSTOMERS_SHOWN = 8;
const INVOICES_SHOWN = 6;

/** Ctrl+K: any screen, action, customer or other company by a few letters of its name, accents or not, and any invoice by its number. */
export function CommandPalette({ onExport, onPrintPage }: { onExport: () => void; onPrintPage: () => void }) {
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(false);
  const { setColorScheme } = useMantineColorScheme();
  const { companyId, today, invoiceCount } = useCompany();
  const customers = useApiQuery('customers.list', { asOf: today }, { enabled: opened });
  const companies = useApiQuery('companies.recent', {}, { enabled: opened });
  const { goToCompany } = useCompanySwitch();
  const wanted = plainWords(query);
  const letters = query.trim().slice(0, 60);
  const invoices = useApiQuery(
    'invoices.list',
    { asOf: today, number: letters, limit: INVOICES_SHOWN },
    { enabled: opened && letters !== '', keepPrevious: true },
  );

  const groups = useMemo((): SpotlightActionGroupData[] => {
    const keep = (action: SpotlightActionData) => plainWords(`${action.label} ${action.description ?? ''}`).includes(wanted);
    const screens = SCREEN_NAMES.filter((name) => SCREENS[name].place !== 'none').map(
      (name): SpotlightActionData => ({
        id: name,
        label: SCREENS[name].title,
        leftSection: <Icon name={SCREENS[name].icon} />,
        onClick: () => goTo(name, {} as never),
      }),
    );
    const actions: SpotlightActionData[] = [
      { id: 'import', label: 'Importer un fichier', leftSection: <Icon name="file" />, onClick: () => goTo('imports', {}) },
      {
        id: 'what-if',
        label: 'Et si… ? Un retard, un impayé, un départ',
        leftSection: <Icon name="forecasts" />,
        onClick: () => goTo('whatIf', {}),
      },
      { id: 'export', label: 'Exporter le dossier (Excel, CSV)…', leftSection: <Icon name="table" />, onClick: onExport },
      ...(invoiceCount > 0
        ? [{ id: 'owner-page', label: 'La page du mois (PDF)…', leftSection: <Icon name="print" />, onClick: onPrintPage }]
        : []),
      {
        id: 'portfolio',
        label: 'Portefeuille : toutes les sociétés',
        leftSection: <Icon name="table" />,
        onClick: () => goTo('portfolio', {}),
      },
      { id: 'company', label: 'Changer de société', leftSection: <Icon name="swap" />, onClick: () => goTo('home', {}) },
      { id: 'light', label: 'Apparence claire', leftSection: <Icon name="sun" />, onClick: () => setColorScheme('light') },
      { id: 'dark', label: 'Apparence sombre', leftSection: <Icon name="moon" />, onClick: () => setColorScheme('dark') },
      { id: 'auto', label: 'Apparence de l’ordinateur', leftSection: <Icon name="settings" />, onClick: () => setColorScheme('auto') },
    ];
    // Without a letter typed, customers would push the screens out of sight.
    const found = (wanted === '' ? [] : (customers.data ?? []))
      .filter((customer) => plainWords(`${customer.name} ${customer.code}`).includes(wanted))
      .slice(0, CUSTOMERS_SHOWN)
      .map(
        (customer): SpotlightActionData => ({
          id: `customer-${customer.id}`,
          label: customer.name,
          description:
            customer.overdueCents > 0
              ? `${formatEuros(customer.overdueCents)} en retard`
              : `${formatEuros(customer.outstandingCents)} en cours`,
          leftSection: <Icon name="customers" />,
          onClick: () => goTo('customer', { customerId: String(customer.id) }),
        }),
      );
    // While the next letters are looked up, those found before that still fit.
    const foundInvoices = (wanted === '' ? [] : (invoices.data ?? []))
      .filter(({ number }) => plainWords(number).includes(wanted))
      .map(
        ({ id, number, customerId, customerName, openCents }): SpotlightActionData => ({
          id: `invoice-${id}`,
          label: number,
          description: `${customerName}, ${openCents === 0 ? 'soldée' : `${formatEuros(openCents)} restent`}`,
          leftSection: <Icon name="invoices" />,
          onClick: () => goTo('customer', { customerId: String(customerId) }),
        }),
      );
    return [
      { group: 'Clients', actions: found },
      // As customers: without a letter typed they would push the screens out of sight.
      {
        group: 'Sociétés',
        actions: wanted === '' ? [] : companyActions(companies.data ?? [], { except: companyId, wanted, goTo: goToCompany }),
      },
      { group: 'Factures', actions: foundInvoices },
      { group: 'Écrans', actions: screens.filter(keep) },
      { group: 'Actions', actions: actions.filter(keep) },
    ].filter((group) => group.actions.length > 0);
  }, [wanted, setColorScheme, customers.data, invoices.data, companies.data, companyId, goToCompany, onExport, onPrintPage, invoiceCount]);

  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setOpened(true)}
      filter={(_, actions) => actions}
      shortcut="mod + K"
      // Not a key that types: it works from a field too.
      tagsToIgnore={[]}
      searchProps={{
        placeholder: 'Un client, un numéro de facture, un écran…',
        'aria-label': 'Chercher',
        leftSection: <Icon name="search" />,
      }}
      nothingFound={customers.isFetching || invoices.isFetching ? 'Recherche…' : 'Rien de ce nom. Essayez quelques lettres seulement.'}
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      attributes={{ content: { 'aria-label': 'Chercher un écran, une action, un client' } }}
    />
  );
}
