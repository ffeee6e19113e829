import type { Balances, Debtor } from '../../shared/dashboard/dashboard.contract.ts';
import { FIGURE_TEXTS } from '../../shared/dashboard/figure-texts.fr.ts';
import { formatFigure } from '../../shared/dashboard/proof/proof-formula.fr.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { LocalDate } from '../../shared/dates/local-date.ts';
import { monthOf } from '../../shared/dates/year-month.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { Amount } from '../ui/Amount.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { Card } from '../ui/Card.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FigureLink } from '../ui/FigureLink.tsx';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo, useAddressSetting } from '../ui/routing/location.ts';
import { scopeSettings } from '../ui/routing/scope-settings.ts';
import { useAddressScope } from '../ui/routing/use-address-scope.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { AgedBalanceCard } from './AgedBalanceCard.tsx';
import classes from './DayBalancesScreen.module.css';
import { ScopeControl } from './ScopeControl.tsx';

const DEBTORS: readonly Column<Debtor>[] = [
  { id: 'name', header: 'Client', value: (row) => row.name, total: 'Total de la liste' },
  { id: 'since', header: 'Retard, j', kind: 'number', value: (row) => row.daysLate },
  { id: 'outstanding', header: 'Encours', kind: 'amount', value: (row) => row.outstandingCents },
  { id: 'overdue', header: 'En retard', kind: 'amount', value: (row) => row.overdueCents, total: 'sum' },
];

/** What was owed on any day, as things stood then: a later payment changes nothing of it. */
export function DayBalancesScreen() {
  const { today } = useCompany();
  const [asked, setDay] = useAddressSetting('jour');
  const [scope, setScope] = useAddressScope();
  const day = LocalDate.safeParse(asked).data ?? today;
  const balances = useApiQuery('dashboard.balances', { asOf: day, ...scope }, { keepPrevious: true });
  useFiguresDay(day);
  return (
    <>
      <PageHeader
        title="Ce que l’on vous devait"
        back={<BackLink label="Revenir au pilotage" href={hrefTo('dashboard', {}, { mois: monthOf(day), ...scopeSettings(scope) })} />}
        controls={
          <>
            <DateField
              aria-label="Arrêté au"
              what="Le jour des chiffres"
              value={day}
              max={today}
              onChange={(chosen) => chosen !== null && setDay(chosen)}
              size="xs"
              w={130}
              popoverProps={{ position: 'bottom-start' }}
            />
            <ScopeControl scope={scope} onChange={setScope} />
          </>
        }
      />
      <QueryState query={balances}>
        {(shown) => <DayBalances balances={shown} scope={scope} busy={balances.isPlaceholderData} />}
      </QueryState>
    </>
  );
}

function DayBalances({ balances, scope, busy }: { balances: Balances; scope: Scope; busy: boolean }) {
  const { asOf, outstandingCents, overdueCents, chaseableOverdueCents, disputedCents, overdueRatio, topDebtors } = balances;
  const link = { day: asOf, scope, from: 'au-jour', underline: 'onHover' } as const;
  return (
    <div className={classes.screen} aria-busy={busy}>
      <Facts
        facts={[
          {
            label: FIGURE_TEXTS.outstandingCents.name,
            value: (
              <FigureLink
                {...link}
                figure="outstandingCents"
                name={FIGURE_TEXTS.outstandingCents.name}
                value={formatEuros(outstandingCents)}
              />
            ),
            detail: `au ${formatDate(asOf)}`,
          },
          {
            label: FIGURE_TEXTS.overdueCents.name,
            value: (
              <FigureLink {...link} figure="overdueCents" name={FIGURE_TEXTS.overdueCents.name} value={formatEuros(overdueCents)}>
                <Amount value={overdueCents} tone={overdueCents > 0 ? 'late' : 'neutral'} />
              </FigureLink>
            ),
          },
          {
            label: FIGURE_TEXTS.overdueRatio.name,
            value: (
              <FigureLink
                {...link}
                figure="overdueRatio"
                name={FIGURE_TEXTS.overdueRatio.name}
                value={formatFigure(overdueRatio, 'ratio')}
              />
            ),
          },
          {
            label: FIGURE_TEXTS.chaseableOverdueCents.name,
            value: (
              <FigureLink
                {...link}
                figure="chaseableOverdueCents"
                name={FIGURE_TEXTS.chaseableOverdueCents.name}
                value={formatEuros(chaseableOverdueCents)}
              />
            ),
          },
          {
            label: FIGURE_TEXTS.disputedCents.name,
            value: (
              <FigureLink {...link} figure="disputedCents" name={FIGURE_TEXTS.disputedCents.name} value={formatEuros(disputedCents)} />
            ),
          },
        ]}
      />
      <div className={classes.cards}>
        <AgedBalanceCard figures={balances} scope={scope} />
        <Card title="Dix plus gros retards" fill>
          <DataTable
            label="Dix plus gros retards ce jour-là"
            columns={DEBTORS}
            rows={topDebtors}
            rowKey={(row) => row.customerId}
            onOpen={(row) => goTo('customer', { customerId: String(row.customerId) })}
            rememberAs="day-debtors"
            empty={<EmptyState icon="check" title="Personne n’était en retard ce jour-là" />}
          />
        </Card>
      </div>
    </div>
  );
}
